//! Too narrow: a `u32` refuses every negative number.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, SocketRef, TryData};

#[derive(Debug, Deserialize)]
struct Add {
    a: u32,
    b: u32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |TryData(numbers): TryData<Add>, ack: AckSender| {
            let sum = numbers.ok().and_then(|Add { a, b }| a.checked_add(b)).and_then(|sum| i32::try_from(sum).ok());
            let answer = match sum {
                Some(sum) => json!({"sum": sum}),
                None => json!({"error": "these do not fit"}),
            };
            let _ = ack.send(&answer);
        });
    });
}
