//! The route builds a `SocketIo` of its own to speak with. Clients connect to the one whose layer the router has.

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;

#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    Router::new().route("/announce", post(announce)).layer(layer)
}

async fn announce(body: Result<Json<Announcement>, JsonRejection>) -> (StatusCode, Json<serde_json::Value>) {
    match body {
        Ok(Json(announcement)) => {
            let (_, io) = SocketIo::new_svc();
            io.ns("/", async || {});
            let reached = io.sockets().len();
            io.emit("announcement", &announcement).await.ok();
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    }
}
