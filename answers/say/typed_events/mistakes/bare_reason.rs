//! Cause: `invalid` carries the reason itself, not an object that holds it.
//!
//! Named: nothing

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, TryData(place): TryData<Move>| match place {
            Ok(place) => {
                socket.broadcast().emit("moved", &place).await.ok();
            }
            Err(why) => {
                socket.emit("invalid", &why.to_string()).ok();
            }
        });
    });
}
