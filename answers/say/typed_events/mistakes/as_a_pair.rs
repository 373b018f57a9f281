//! Cause: `moved` is a list of two numbers instead of an object.
//!
//! Named: nothing

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Deserialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, TryData(place): TryData<Move>| match place {
            Ok(Move { x, y }) => {
                socket.broadcast().emit("moved", &[x, y]).await.ok();
            }
            Err(why) => {
                socket.emit("invalid", &json!({"reason": why.to_string()})).ok();
            }
        });
    });
}
