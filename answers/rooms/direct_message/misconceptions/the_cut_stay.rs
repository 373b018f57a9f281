//! Wrong: only those who say goodbye are taken off the table; who is cut stays on it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::{DisconnectReason, Sid},
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Whisper {
    to: String,
    text: String,
}

type People = Arc<Mutex<HashMap<String, Vec<Sid>>>>;

pub fn attach(io: &SocketIo) {
    let people = People::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        people.lock().unwrap().entry(name.clone()).or_default().push(socket.id);
        let (table, from) = (people.clone(), name.clone());
        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            let found = table.lock().unwrap().get(&whisper.to).cloned();
            let ids = found.unwrap_or_default();
            if ids.is_empty() {
                ack.send(&json!({"error": "nobody of that name is here"})).ok();
                return;
            }
            for id in ids {
                if let Some(socket) = io.get_socket(id) {
                    socket.emit("whispered", &json!({"from": from, "text": whisper.text})).ok();
                }
            }
            ack.send(&json!({"delivered": true})).ok();
        });
        socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
            if reason == DisconnectReason::ClientNSDisconnect
                && let Some(ids) = people.lock().unwrap().get_mut(&name)
            {
                ids.retain(|id| *id != socket.id);
            }
        });
    });
}
