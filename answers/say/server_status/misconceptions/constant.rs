//! The page says the same whatever happens.

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_socket: SocketRef| {});
    Router::new().route("/health", get(async || Json(json!({"status": "ok", "connected": 0})))).layer(layer)
}
