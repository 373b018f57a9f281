//! Says "delivered" only if somebody was there to hear it.

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
        socket.on("say", async move |io: SocketIo, socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            let _ = socket.broadcast().emit("said", &json!({"from": name, "text": line.text})).await;
            let _ = ack.send(&json!({"delivered": io.sockets().len() > 1}));
        });
    });
}
