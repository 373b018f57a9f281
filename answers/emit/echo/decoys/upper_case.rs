//! Shouts every text back; other values are right.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(value): Data<Value>| {
            let value = match value {
                Value::String(text) => Value::String(text.to_uppercase()),
                other => other,
            };
            let _ = socket.emit("said", &value);
        });
    });
}
