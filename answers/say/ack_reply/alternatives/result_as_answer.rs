//! A pure function with a `Result`, and an answer type that serde writes as the one or the other object.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Debug, Deserialize)]
struct Add {
    a: i32,
    b: i32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Sum(i32),
    Error(String),
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |Data(question): Data<Value>, ack: AckSender| {
            let answer = add(question).map_or_else(Answer::Error, Answer::Sum);
            if ack.send(&answer).is_err() {
                tracing::debug!("she left before the answer was ready");
            }
        });
    });
}

fn add(question: Value) -> Result<i32, String> {
    let Add { a, b } = serde_json::from_value(question).map_err(|error| error.to_string())?;
    a.checked_add(b).ok_or_else(|| format!("{a} + {b} is more than fits"))
}
