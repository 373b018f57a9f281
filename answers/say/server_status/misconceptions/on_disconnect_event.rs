//! Counts down in a handler for an event called `disconnect`, as in Node. No client sends one: socketioxide has `on_disconnect`.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Json, Router, routing::get};
use serde_json::json;
use socketioxide::{SocketIo, extract::SocketRef};

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    let connected = Arc::new(AtomicUsize::new(0));

    let count = connected.clone();
    io.ns("/", async move |socket: SocketRef| {
        count.fetch_add(1, Ordering::SeqCst);
        socket.on("disconnect", async move || {
            count.fetch_sub(1, Ordering::SeqCst);
        });
    });

    let health = async move || Json(json!({"status": "ok", "connected": connected.load(Ordering::SeqCst)}));
    Router::new().route("/health", get(health)).layer(layer)
}
