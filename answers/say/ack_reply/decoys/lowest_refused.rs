//! Wrong: the lowest number that fits is taken for one that does not, as if there were as many below zero as above.

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
                Ok(Add { a, b }) => match a.checked_add(b) {
                    Some(sum) if sum > -i32::MAX - 1 => json!({"sum": sum}),
                    _ => json!({"error": "the sum does not fit into 32 bits"}),
                },
                Err(error) => json!({"error": error.to_string()}),
            };
            let _ = ack.send(&answer);
        });
    });
}
