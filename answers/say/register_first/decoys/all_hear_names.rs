//! Two mistakes at once: everybody hears it, and under the plain name.

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
        socket.on("say", async move |io: SocketIo, Data(line): Data<Say>| {
            let _ = io.emit("said", &json!({"nick": name, "text": line.text})).await;
        });
    });
}
