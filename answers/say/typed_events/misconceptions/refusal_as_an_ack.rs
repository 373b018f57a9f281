//! Refuses with an acknowledgement, for which nobody has asked, instead of the event `invalid`.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, SocketRef, TryData};

#[derive(Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, TryData(place): TryData<Move>, ack: AckSender| match place {
            Ok(place) => {
                socket.broadcast().emit("moved", &place).await.ok();
            }
            Err(why) => {
                ack.send(&json!({"reason": why.to_string()})).ok();
            }
        });
    });
}
