//! Asks every reader to acknowledge, and tells the sender only when all have: one that never answers holds her up.

use futures_util::StreamExt;
use serde::Deserialize;
use serde_json::{Value, json};
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
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            let said = json!({"from": name, "text": line.text});
            if let Ok(readers) = socket.broadcast().emit_with_ack::<_, Value>("said", &said).await {
                readers.for_each(async |_| {}).await;
            }
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
