//! Cause: the sum is written as a text.
//!
//! Named: nothing

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, SocketRef, TryData},
};

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
                    Some(sum) => json!({"sum": format!("{sum}")}),
                    None => json!({"error": "the sum does not fit into 32 bits"}),
                },
                Err(error) => json!({"error": error.to_string()}),
            };
            ack.send(&answer).ok();
        });
    });
}
