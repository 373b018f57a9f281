//! Two mistakes at once: everybody hears it, and as a text.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |io: SocketIo, Data(value): Data<Value>| {
            let _ = io.emit("said", &value.to_string()).await;
        });
    });
}
