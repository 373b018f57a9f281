//! Sets `from` in the payload and passes on the rest as it came.

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Debug, Deserialize)]
struct Auth {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("say", async move |socket: SocketRef, Data(mut line): Data<Value>, ack: AckSender| {
            line["from"] = name.into();
            let _ = socket.broadcast().emit("said", &line).await;
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
