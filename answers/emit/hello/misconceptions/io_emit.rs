//! Greets everybody again, each time somebody connects.

use serde_json::json;
use socketioxide::SocketIo;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |io: SocketIo| {
        let _ = io.emit("welcome", &json!({"text": "Welcome!"})).await;
    });
}
