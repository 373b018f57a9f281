//! A counter that goes up on connect and never down: it counts visits.

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
    let up = connected.clone();
    io.ns("/", async move |_socket: SocketRef| {
        up.fetch_add(1, Ordering::SeqCst);
    });
    let health = async move || Json(json!({"status": "ok", "connected": connected.load(Ordering::SeqCst)}));
    Router::new().route("/health", get(health)).layer(layer)
}
