//! Too narrow: greets the first client that ever connects, and nobody after her.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn attach(io: &SocketIo) {
    let greeted = Arc::new(AtomicBool::new(false));
    io.ns("/", async move |socket: SocketRef| {
        if !greeted.swap(true, Ordering::SeqCst) {
            let _ = socket.emit("welcome", &json!({"text": "Welcome!"}));
        }
    });
}
