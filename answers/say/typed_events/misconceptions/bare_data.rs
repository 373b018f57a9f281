//! `Data<Move>` alone: for what does not fit, the handler is skipped, and the sender hears nothing.

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Debug, Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, Data(place): Data<Move>| {
            let _ = socket.broadcast().emit("moved", &place).await;
        });
    });
}
