//! Declares another namespace and believes that "/" is always there, as it is in Node: everybody is refused.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/hello", async |socket: SocketRef| {
        let _ = socket.emit("welcome", &json!({"text": "Welcome!"}));
    });
}
