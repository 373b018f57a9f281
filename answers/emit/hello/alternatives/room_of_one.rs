//! A room of her own, and one emit into it: more than needed, and right.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |io: SocketIo, socket: SocketRef| {
        let own = socket.id.to_string();
        socket.join(own.clone());
        let _ = io.to(own).emit("welcome", &json!({"text": "Welcome!"})).await;
    });
}
