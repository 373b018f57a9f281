//! Acknowledges the first line of a connection, and no other.

use std::sync::atomic::{AtomicBool, Ordering};

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
        let told = std::sync::Arc::new(AtomicBool::new(false));
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            let _ = socket.broadcast().emit("said", &json!({"from": name, "text": line.text})).await;
            if !told.swap(true, Ordering::Relaxed) {
                let _ = ack.send(&json!({"delivered": true}));
            }
        });
    });
}
