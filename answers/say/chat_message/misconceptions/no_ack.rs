//! Sends the line and forgets the acknowledgement.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

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
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            let _ = socket.broadcast().emit("said", &json!({"from": name, "text": line.text})).await;
        });
    });
}
