//! Everybody hears what one client got wrong.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Debug, Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |io: SocketIo, socket: SocketRef, TryData(place): TryData<Move>| match place {
            Ok(place) => {
                let _ = socket.broadcast().emit("moved", &place).await;
            }
            Err(error) => {
                let _ = io.emit("invalid", &json!({"reason": error.to_string()})).await;
            }
        });
    });
}
