//! Listens for `Say`. Event names are compared exactly, so `say` finds no handler.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("Say", async |socket: SocketRef, Data(value): Data<Value>| {
            let _ = socket.emit("said", &value);
        });
    });
}
