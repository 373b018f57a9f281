//! Cause: the field is called `error` instead of `reason`.
//!
//! Named: nothing

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{SocketRef, TryData},
};

/// Doubles as the check: what does not fit into it is not a move. Fields it does not name are dropped.
#[derive(Debug, Deserialize, Serialize)]
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
            Err(error) => {
                socket.emit("invalid", &json!({"error": error.to_string()})).ok();
            }
        });
    });
}
