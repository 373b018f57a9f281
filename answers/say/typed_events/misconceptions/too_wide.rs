//! An `i64` where the contract says `i32`: numbers that are too big get through.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Debug, Deserialize, Serialize)]
struct Move {
    x: i64,
    y: i64,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, TryData(place): TryData<Move>| match place {
            Ok(place) => {
                let _ = socket.broadcast().emit("moved", &place).await;
            }
            Err(error) => {
                let _ = socket.emit("invalid", &json!({"reason": error.to_string()}));
            }
        });
    });
}
