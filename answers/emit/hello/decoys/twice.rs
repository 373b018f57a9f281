//! Greets the newcomer twice.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let _ = socket.emit("welcome", &json!({"text": "Welcome!"}));
        let _ = socket.emit("welcome", &json!({"text": "Welcome!"}));
    });
}
