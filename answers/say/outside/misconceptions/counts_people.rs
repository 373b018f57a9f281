//! Counts names: a person with two connections counts once.

use std::collections::HashSet;

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

#[derive(Clone, Deserialize)]
struct Auth {
    name: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(auth);
    });
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            let names: HashSet<String> =
                io.sockets().iter().filter_map(|socket| Some(socket.extensions.get::<Auth>()?.name)).collect();
            io.emit("announcement", &announcement).await.ok();
            (StatusCode::OK, Json(json!({"reached": names.len()})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
