//! Acknowledges only what works: for the rest `Data<Add>` skips the handler, and the asker waits in vain.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Debug, Deserialize)]
struct Add {
    a: i32,
    b: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |Data(Add { a, b }): Data<Add>, ack: AckSender| {
            if let Some(sum) = a.checked_add(b) {
                let _ = ack.send(&json!({"sum": sum}));
            }
        });
    });
}
