//! A counter of its own that goes up on connect and down on disconnect, shared through Socket.IO's state and axum's.

use axum::extract::State as AxumState;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, State};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[derive(Debug, Clone, Default)]
struct Present(Arc<AtomicUsize>);

#[derive(Debug, Serialize)]
struct Health {
    status: &'static str,
    connected: usize,
}

pub fn app() -> Router {
    let present = Present::default();
    let (layer, io) = SocketIo::builder().with_state(present.clone()).build_layer();
    io.ns("/", async |socket: SocketRef, State(present): State<Present>| {
        present.0.fetch_add(1, Ordering::SeqCst);
        socket.on_disconnect(async |State(present): State<Present>| {
            present.0.fetch_sub(1, Ordering::SeqCst);
        });
    });
    Router::new().route("/health", get(health)).with_state(present).layer(layer)
}

async fn health(AxumState(present): AxumState<Present>) -> Json<Health> {
    Json(Health { status: "ok", connected: present.0.load(Ordering::SeqCst) })
}
