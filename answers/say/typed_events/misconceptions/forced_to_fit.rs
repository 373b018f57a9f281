//! Bends every number until it fits: a fraction is cut off, what is too big becomes the biggest `i32`.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Debug, Deserialize)]
struct Move {
    x: f64,
    y: f64,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, TryData(place): TryData<Move>| match place {
            Ok(place) => {
                let place = json!({"x": place.x as i32, "y": place.y as i32});
                let _ = socket.broadcast().emit("moved", &place).await;
            }
            Err(error) => {
                let _ = socket.emit("invalid", &json!({"reason": error.to_string()}));
            }
        });
    });
}
