//! The page asks a `SocketIo` of its own. Clients connect to the one whose layer the router has.

use axum::{Json, Router, routing::get};
use serde_json::json;
use socketioxide::SocketIo;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    Router::new().route("/health", get(health)).layer(layer)
}

async fn health() -> Json<serde_json::Value> {
    let (_, io) = SocketIo::new_svc();
    io.ns("/", async || {});
    Json(json!({"status": "ok", "connected": io.sockets().len()}))
}
