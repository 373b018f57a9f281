//! Greets each newcomer, and nobody else.

use serde_json::json;
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        // `socket` is the newcomer. Emitting fails only if she has left already: then there is nobody to tell.
        socket.emit("welcome", &json!({"text": "Welcome!"})).ok();
    });
}
