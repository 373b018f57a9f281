//! Cause: the whole payload is put under `text`: it is nested one level too deep.
//!
//! Named: nothing

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Debug, Deserialize)]
struct Auth {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("say", async move |socket: SocketRef, Data(line): Data<serde_json::Value>, ack: AckSender| {
            socket.broadcast().emit("said", &json!({"from": name, "text": line})).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
