//! Counts in a `static`: right, as long as there is one server in the process.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

static CONNECTED: AtomicUsize = AtomicUsize::new(0);

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |socket: SocketRef| {
        CONNECTED.fetch_add(1, Ordering::SeqCst);
        socket.on_disconnect(async || {
            CONNECTED.fetch_sub(1, Ordering::SeqCst);
        });
    });
    let health = async || Json(json!({"status": "ok", "connected": CONNECTED.load(Ordering::SeqCst)}));
    Router::new().route("/health", get(health)).layer(layer)
}
