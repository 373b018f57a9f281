//! Cause: the page is at `/status`: nothing is at `/health`.
//!
//! Named: nothing

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_socket: SocketRef| {});
    let status = async move || Json(json!({"status": "ok", "connected": io.sockets().len()}));
    Router::new().route("/status", get(status)).layer(layer)
}
