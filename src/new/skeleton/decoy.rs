//! Tells the right people, and not what was said.

use serde_json::json;
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef| {
            socket.broadcast().emit("say", &json!({"text": "Somebody said something."})).await.ok();
        });
    });
}
