//! A body without a text counts as one with an empty text, and everybody hears it.

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
        Ok(Json(posted)) => {
            let reached = io.sockets().len();
            let text = posted["text"].as_str().unwrap_or_default();
            io.emit("announcement", &json!({"text": text})).await.ok();
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
