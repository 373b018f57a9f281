//! The future that `io.emit` returns is dropped without having been awaited: nothing is sent.

use serde_json::json;
use socketioxide::SocketIo;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |io: SocketIo| {
        io.emit("welcome", &json!({"text": "Welcome!"}));
    });
}
