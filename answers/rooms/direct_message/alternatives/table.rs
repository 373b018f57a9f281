//! Style: a table from names to connections behind a mutex; who disconnects is taken out.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard},
};

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
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

#[derive(Serialize)]
struct Whispered {
    from: String,
    text: String,
}

#[derive(Clone, Default)]
struct People(Arc<Mutex<HashMap<String, HashSet<Sid>>>>);

impl People {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, HashSet<Sid>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn come(&self, name: &str, id: Sid) {
        self.lock().entry(name.to_owned()).or_default().insert(id);
    }

    fn go(&self, name: &str, id: Sid) {
        let mut people = self.lock();
        if let Some(ids) = people.get_mut(name) {
            ids.remove(&id);
            if ids.is_empty() {
                people.remove(name);
            }
        }
    }

    fn connections(&self, name: &str) -> Vec<Sid> {
        self.lock().get(name).map(|ids| ids.iter().copied().collect()).unwrap_or_default()
    }
}

pub fn attach(io: &SocketIo) {
    let people = People::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        people.come(&name, socket.id);

        let (table, from) = (people.clone(), name.clone());
        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            let ids = table.connections(&whisper.to);
            if ids.is_empty() {
                ack.send(&json!({"error": format!("{} is not here", whisper.to)})).ok();
                return;
            }
            let whispered = Whispered { from, text: whisper.text };
            for id in ids {
                if let Some(socket) = io.get_socket(id) {
                    socket.emit("whispered", &whispered).ok();
                }
            }
            ack.send(&json!({"delivered": true})).ok();
        });

        socket.on_disconnect(async move |socket: SocketRef| people.go(&name, socket.id));
    });
}
