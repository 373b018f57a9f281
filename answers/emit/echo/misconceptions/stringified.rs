//! Turns the value into a JSON string by hand, so that the client receives a text instead of the value.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(value): Data<Value>| {
            let _ = socket.emit("said", &value.to_string());
        });
    });
}
