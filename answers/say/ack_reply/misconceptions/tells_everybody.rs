//! Sends the answer as an event to everybody.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Debug, Deserialize)]
struct Add {
    a: i32,
    b: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |io: SocketIo, TryData(numbers): TryData<Add>| {
            let answer = match numbers {
                Ok(Add { a, b }) => match a.checked_add(b) {
                    Some(sum) => json!({"sum": sum}),
                    None => json!({"error": "the sum does not fit"}),
                },
                Err(error) => json!({"error": error.to_string()}),
            };
            let _ = io.emit("add", &answer).await;
        });
    });
}
