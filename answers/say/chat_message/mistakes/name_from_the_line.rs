//! Cause: the struct of the line asks for a `name`, which only the auth has: the handler is skipped.
//!
//! Named: nothing

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Deserialize)]
struct Say {
    name: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            socket.broadcast().emit("said", &json!({"from": line.name, "text": line.text})).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
