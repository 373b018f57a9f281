//! Cause: `Data<(i32, i32)>` reads a list of two, and an object is sent: the handler is skipped, and no answer comes.
//!
//! Named: nothing

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |Data((a, b)): Data<(i32, i32)>, ack: AckSender| {
            match a.checked_add(b) {
                Some(sum) => ack.send(&json!({"sum": sum})).ok(),
                None => ack.send(&json!({"error": "too big"})).ok(),
            };
        });
    });
}
