//! Registers one handler for moves and one for all else. The second replaces the first.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, Data(place): Data<Move>| {
            socket.broadcast().emit("moved", &place).await.ok();
        });
        socket.on("move", async |socket: SocketRef, Data(sent): Data<Value>| {
            if serde_json::from_value::<Move>(sent).is_err() {
                socket.emit("invalid", &json!({"reason": "this is no place"})).ok();
            }
        });
    });
}
