//! Acknowledges with the bare number instead of an object.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, SocketRef, TryData};

#[derive(Debug, Deserialize)]
struct Add {
    a: i32,
    b: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |TryData(numbers): TryData<Add>, ack: AckSender| {
            let _ = match numbers.ok().and_then(|Add { a, b }| a.checked_add(b)) {
                Some(sum) => ack.send(&sum),
                None => ack.send(&json!({"error": "this does not fit"})),
            };
        });
    });
}
