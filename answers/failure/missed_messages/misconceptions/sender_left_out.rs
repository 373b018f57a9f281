//! Broadcasts: the sender does not hear the id that her message got.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef, TryData}};
use tokio::sync::Mutex;

#[derive(Deserialize, Default)]
struct Auth {
    last_id: Option<u64>,
}

#[derive(Deserialize)]
struct Say {
    text: String,
    client_id: String,
}

#[derive(Clone, Serialize)]
struct Said {
    id: u64,
    text: String,
}

#[derive(Default)]
struct Log {
    said: Vec<Said>,
    known: HashMap<String, u64>,
}

pub fn attach(io: &SocketIo) {
    let log = Arc::new(Mutex::new(Log::default()));

    io.ns("/", async move |_io: SocketIo, socket: SocketRef, TryData(auth): TryData<Auth>| {
        let all = log.clone();
        socket.on("say", async move |io: SocketIo, socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let mut log = all.lock().await;
            if let Some(id) = log.known.get(&say.client_id) {
                ack.send(&json!({"id": id})).ok();
                return;
            }
            let said = Said { id: log.said.len() as u64 + 1, text: say.text };
            log.known.insert(say.client_id, said.id);
            log.said.push(said.clone());
            socket.to("live").emit("said", &said).await.ok();
            ack.send(&json!({"id": said.id})).ok();
        });

        let log = log.lock().await;
        if let Some(last) = auth.unwrap_or_default().last_id {
            for said in log.said.iter().filter(|said| said.id > last) {
                socket.emit("said", said).ok();
            }
        }
        socket.join("live");
    });
}
