//! Declares no namespace, believing that "/" is always there: the page works, and nobody can connect.

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    let health = async move || {
        let connected = io.of("/").map_or(0, |everybody| everybody.sockets().len());
        Json(json!({"status": "ok", "connected": connected}))
    };
    Router::new().route("/health", get(health)).layer(layer)
}
