//! Believes a `from` in the payload, and takes the name of the handshake only where there is none.

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
    from: Option<String>,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            let from = line.from.unwrap_or(name);
            let _ = socket.broadcast().emit("said", &json!({"from": from, "text": line.text})).await;
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
