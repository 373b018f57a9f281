//! Counts open connections, those too that never joined "/": a guard in each handshake request counts down when the
//! connection it belongs to is dropped.

use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

struct Line(Arc<AtomicUsize>);

impl Drop for Line {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_socket: SocketRef| {});
    let lines = Arc::new(AtomicUsize::new(0));
    let counted = lines.clone();
    let count = from_fn(move |mut request: Request, next: Next| {
        let query = request.uri().query().unwrap_or_default();
        if request.uri().path().starts_with("/socket.io") && !query.contains("sid=") {
            counted.fetch_add(1, Ordering::SeqCst);
            request.extensions_mut().insert(Arc::new(Line(counted.clone())));
        }
        next.run(request)
    });
    let health = async move || Json(json!({"status": "ok", "connected": lines.load(Ordering::SeqCst)}));
    Router::new().route("/health", get(health)).layer(layer).layer(count)
}
