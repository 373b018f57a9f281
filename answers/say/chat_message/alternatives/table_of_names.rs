//! A table from socket id to name, behind a mutex that is released before anything is awaited.

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

type Names = Arc<Mutex<HashMap<String, String>>>;

pub fn attach(io: &SocketIo) {
    let names = Names::default();
    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Value>| {
        let id = socket.id.to_string();
        let name = auth["name"].as_str().unwrap_or_default().to_owned();
        names.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), name);

        let table = names.clone();
        socket.on("say", async move |io: SocketIo, socket: SocketRef, Data(line): Data<Value>, ack: AckSender| {
            let from = {
                let table = table.lock().unwrap_or_else(PoisonError::into_inner);
                table.get(&socket.id.to_string()).cloned()
            };
            for other in io.sockets() {
                if other != socket {
                    let _ = other.emit("said", &json!({"from": from, "text": line["text"]}));
                }
            }
            let _ = ack.send(&json!({"delivered": true}));
        });
        socket.on_disconnect(async move || {
            names.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        });
    });
}
