//! Cause: it greets whoever sends `hello`, and nobody sends it.
//!
//! Named: nothing

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("hello", async |socket: SocketRef| {
            socket.emit("welcome", &json!({"text": "Welcome!"})).ok();
        });
    });
}
