//! Checks the payload, and then passes on the one that arrived, extra fields and all.

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only the check needs the fields")]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, Data(sent): Data<Value>| match Move::deserialize(&sent) {
            Ok(_) => {
                let _ = socket.broadcast().emit("moved", &sent).await;
            }
            Err(error) => {
                let _ = socket.emit("invalid", &json!({"reason": error.to_string()}));
            }
        });
    });
}
