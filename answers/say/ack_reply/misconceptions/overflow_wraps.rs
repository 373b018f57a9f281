//! Silences the overflow with `wrapping_add`: two big numbers have a negative sum.

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
            let answer = match numbers {
                Ok(Add { a, b }) => json!({"sum": a.wrapping_add(b)}),
                Err(error) => json!({"error": error.to_string()}),
            };
            let _ = ack.send(&answer);
        });
    });
}
