//! The event carries the text alone, not an object with it.

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;

#[derive(Deserialize)]
struct Announcement {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            let reached = io.sockets().len();
            io.emit("announcement", &announcement.text).await.ok();
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
