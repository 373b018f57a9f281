//! The number is sent as a text: "2" instead of 2.

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_socket: SocketRef| {});
    let health = async move || Json(json!({"status": "ok", "connected": io.sockets().len().to_string()}));
    Router::new().route("/health", get(health)).layer(layer)
}
