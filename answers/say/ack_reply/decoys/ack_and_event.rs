//! Acknowledges rightly, and tells everybody the sum as well.

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
        socket.on("add", async |io: SocketIo, TryData(numbers): TryData<Add>, ack: AckSender| {
            let answer = match numbers.ok().and_then(|Add { a, b }| a.checked_add(b)) {
                Some(sum) => json!({"sum": sum}),
                None => json!({"error": "this does not fit"}),
            };
            let _ = ack.send(&answer);
            let _ = io.emit("added", &answer).await;
        });
    });
}
