//! A server with a health page that asks Socket.IO itself who is there.

use axum::{Json, Router, routing::get};
use serde_json::json;
use socketioxide::SocketIo;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    // Nothing happens in "/", but it must be declared: nobody can connect to a namespace that is not.
    io.ns("/", async || {});

    // Counted afresh for each request, so there is no counter that could go wrong.
    let health = async move || Json(json!({"status": "ok", "connected": io.sockets().len()}));
    Router::new().route("/health", get(health)).layer(layer)
}
