//! Everybody is in one room, and a task of its own speaks to it: the route hands it each text and waits for the count.

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;
use tokio::sync::{mpsc, oneshot};

#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

type Job = (Announcement, oneshot::Sender<usize>);

async fn speak(io: SocketIo, mut jobs: mpsc::Receiver<Job>) {
    while let Some((announcement, answer)) = jobs.recv().await {
        let listeners = io.within("listeners").sockets().len();
        io.to("listeners").emit("announcement", &announcement).await.ok();
        answer.send(listeners).ok();
    }
}

fn refused(why: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({"error": why}))).into_response()
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |socket: SocketRef| socket.join("listeners"));
    let (jobs, of_route) = mpsc::channel(4);
    tokio::spawn(speak(io, of_route));
    let announce = async move |body: Result<Json<Value>, JsonRejection>| {
        let Ok(Json(body)) = body else { return refused("no JSON") };
        let Ok(announcement) = serde_json::from_value(body) else { return refused("no announcement") };
        let (answer, reached) = oneshot::channel();
        jobs.send((announcement, answer)).await.ok();
        Json(json!({"reached": reached.await.unwrap_or_default()})).into_response()
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
