//! Unwraps what a client sent: the handler's task panics on the first bad move.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Debug, Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, Data(place): Data<Value>| {
            let place: Move = serde_json::from_value(place).unwrap();
            let _ = socket.broadcast().emit("moved", &place).await;
        });
    });
}
