//! Wrong: blanks around a text are cut off, and a text of blanks is not passed on.

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
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            let text = line.text.trim();
            if !text.is_empty() {
                let _ = socket.broadcast().emit("said", &json!({"from": name, "text": text})).await;
            }
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
