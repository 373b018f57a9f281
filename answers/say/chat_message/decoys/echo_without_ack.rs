//! Two mistakes at once: an echo, and no acknowledgement.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Debug, Deserialize)]
struct Auth {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Say {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("say", async move |io: SocketIo, Data(line): Data<Say>, _ack: AckSender| {
            let _ = io.emit("said", &json!({"from": name, "text": line.text})).await;
        });
    });
}
