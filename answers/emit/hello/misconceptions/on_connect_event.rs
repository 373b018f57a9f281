//! Waits for an event called `connect`, as a client in JavaScript does. No client sends one to a server.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("connect", async |socket: SocketRef| {
            socket.emit("welcome", &json!({"text": "Welcome!"})).ok();
        });
    });
}
