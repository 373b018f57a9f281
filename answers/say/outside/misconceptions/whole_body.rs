//! Passes on what was posted as it is, other fields too.

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use socketioxide::SocketIo;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    let announce = async move |body: Result<Json<Value>, JsonRejection>| match body {
        Ok(Json(posted)) if posted["text"].is_string() => {
            let reached = io.sockets().len();
            io.emit("announcement", &posted).await.ok();
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        _ => (StatusCode::BAD_REQUEST, Json(json!({"error": "a text is due"}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
