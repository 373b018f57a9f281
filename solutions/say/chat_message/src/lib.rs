//! Passes a line on to the others under the name of the one who said it.

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// Sent once, when a client connects.
#[derive(Debug, Deserialize)]
struct Auth {
    name: String,
}

/// Names the only field that we believe; whatever else a client sends is dropped.
#[derive(Debug, Deserialize)]
struct Say {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        // `move`: the handler takes the name with it and keeps it as long as this socket lives.
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            socket.broadcast().emit("said", &json!({"from": name, "text": line.text})).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
