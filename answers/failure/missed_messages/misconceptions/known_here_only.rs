//! Remembers the `client_id`s of one connection: after a reconnect the same message is new.

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
}

pub fn attach(io: &SocketIo) {
    let log = Arc::new(Mutex::new(Log::default()));

    io.ns("/", async move |_io: SocketIo, socket: SocketRef, TryData(auth): TryData<Auth>| {
        let all = log.clone();
        let mine = Arc::new(Mutex::new(HashMap::<String, u64>::new()));
        socket.on("say", async move |io: SocketIo, _socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let mut log = all.lock().await;
            let mut known = mine.lock().await;
            if let Some(id) = known.get(&say.client_id) {
                ack.send(&json!({"id": id})).ok();
                return;
            }
            let said = Said { id: log.said.len() as u64 + 1, text: say.text };
            known.insert(say.client_id, said.id);
            log.said.push(said.clone());
            io.to("live").emit("said", &said).await.ok();
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
