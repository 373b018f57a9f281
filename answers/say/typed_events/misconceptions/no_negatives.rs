//! Too narrow: a `u32` refuses every place left of or below the middle.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Debug, Deserialize, Serialize)]
struct Move {
    x: u32,
    y: u32,
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
