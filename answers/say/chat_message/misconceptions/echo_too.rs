//! The speaker gets the acknowledgement and an echo: her line stands on her own screen twice.

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
        socket.on("say", async move |io: SocketIo, Data(line): Data<Say>, ack: AckSender| {
            let _ = io.emit("said", &json!({"from": name, "text": line.text})).await;
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
