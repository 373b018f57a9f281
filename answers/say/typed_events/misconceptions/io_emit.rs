//! The mover hears her own move.

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
                let _ = io.emit("moved", &place).await;
            }
            Err(error) => {
                let _ = socket.emit("invalid", &json!({"reason": error.to_string()}));
            }
        });
    });
}
