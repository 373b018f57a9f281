//! Cause: `from` is the whole auth, an object, and not the name in it.
//!
//! Named: nothing

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Deserialize)]
struct Say {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Value>| {
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            socket.broadcast().emit("said", &json!({"from": auth, "text": line.text})).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
