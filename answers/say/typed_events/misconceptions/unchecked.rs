//! Passes on whatever comes: no check, and nothing is dropped.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, Data(place): Data<Value>| {
            let _ = socket.broadcast().emit("moved", &place).await;
        });
    });
}
