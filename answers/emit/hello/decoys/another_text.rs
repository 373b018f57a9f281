//! Two mistakes at once: everybody hears it, and the text is another.

use serde_json::json;
use socketioxide::SocketIo;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |io: SocketIo| {
        let _ = io.emit("welcome", &json!({"text": "Hello!"})).await;
    });
}
