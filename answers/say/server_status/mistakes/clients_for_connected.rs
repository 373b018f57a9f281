//! Cause: the page has `clients` where `connected` is due.
//!
//! Named: nothing

use axum::{Json, Router, routing::get};
use serde_json::json;
use socketioxide::SocketIo;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});

    let health = async move || Json(json!({"status": "ok", "clients": io.sockets().len()}));
    Router::new().route("/health", get(health)).layer(layer)
}
