//! Greets all but the newcomer.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let _ = socket.broadcast().emit("welcome", &json!({"text": "Welcome!"})).await;
    });
}
