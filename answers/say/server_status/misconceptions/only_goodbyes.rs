//! Counts down only for those who say goodbye: whoever is cut off stays for ever.

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;
use socketioxide::socket::DisconnectReason;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    let connected = Arc::new(AtomicUsize::new(0));
    let present = connected.clone();
    io.ns("/", async move |socket: SocketRef| {
        present.fetch_add(1, Ordering::SeqCst);
        socket.on_disconnect(async move |reason: DisconnectReason| {
            if reason == DisconnectReason::ClientNSDisconnect {
                present.fetch_sub(1, Ordering::SeqCst);
            }
        });
    });
    let health = async move || Json(json!({"status": "ok", "connected": connected.load(Ordering::SeqCst)}));
    Router::new().route("/health", get(health)).layer(layer)
}
