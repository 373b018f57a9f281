//! Counts the connections of each person in a `static`: right, as long as there is one server in the process.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

static CONNECTIONS: LazyLock<Mutex<HashMap<String, usize>>> = LazyLock::new(Mutex::default);

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Whisper {
    to: String,
    text: String,
}

fn connections() -> MutexGuard<'static, HashMap<String, usize>> {
    CONNECTIONS.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        *connections().entry(auth.name.clone()).or_default() += 1;
        socket.join(format!("person:{}", auth.name));

        let name = auth.name.clone();
        socket.on_disconnect(async move || {
            connections().entry(name).and_modify(|count| *count -= 1);
        });

        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            if connections().get(&whisper.to).copied().unwrap_or_default() == 0 {
                ack.send(&json!({"error": "nobody of that name is here"})).ok();
                return;
            }
            let whispered = json!({"from": auth.name, "text": whisper.text});
            io.to(format!("person:{}", whisper.to)).emit("whispered", &whispered).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
