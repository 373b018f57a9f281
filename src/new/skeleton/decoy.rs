//! Tells the right people, and not what was said.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef| {
            let _ = socket.broadcast().emit("say", &json!({"text": "Somebody said something."})).await;
        });
    });
}
