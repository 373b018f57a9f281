//! Cause: the numbers are read as `f64`: fractions go through, and 3 goes out as 3.0.
//!
//! Named: nothing

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Deserialize, Serialize)]
struct Move {
    x: f64,
    y: f64,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, TryData(place): TryData<Move>| match place {
            Ok(place) => {
                socket.broadcast().emit("moved", &place).await.ok();
            }
            Err(why) => {
                socket.emit("invalid", &json!({"reason": why.to_string()})).ok();
            }
        });
    });
}
