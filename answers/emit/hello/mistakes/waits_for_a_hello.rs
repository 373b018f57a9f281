//! Cause: it waits for an event `hello` that nobody sends.
//!
//! Named: nothing

use serde_json::json;
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("hello", async |socket: SocketRef| {
            socket.emit("welcome", &json!({"text": "Welcome!"})).ok();
        });
    });
}
