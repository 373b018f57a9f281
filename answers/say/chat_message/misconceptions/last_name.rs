//! Too narrow: keeps one name for the whole server, that of the one who came last.

use std::sync::{Arc, Mutex};

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
    let name = Arc::new(Mutex::new(String::new()));
    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Auth>| {
        *name.lock().unwrap() = auth.name;
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            let from = name.lock().unwrap().clone();
            let _ = socket.broadcast().emit("said", &json!({"from": from, "text": line.text})).await;
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
