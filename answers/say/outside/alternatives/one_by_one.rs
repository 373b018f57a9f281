//! Each socket is told by itself, and those that were told are counted.

use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use socketioxide::SocketIo;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    let announce = move |body: String| {
        let answer = match serde_json::from_str::<Value>(&body).unwrap_or_default()["text"].as_str() {
            Some(text) => {
                let said = json!({"text": text});
                let told = io.sockets().iter().filter(|socket| socket.emit("announcement", &said).is_ok()).count();
                (StatusCode::OK, Json(json!({"reached": told})))
            }
            None => (StatusCode::BAD_REQUEST, Json(json!({"error": "say {\"text\": \"…\"}"}))),
        };
        std::future::ready(answer)
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
