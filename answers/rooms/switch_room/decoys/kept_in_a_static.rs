//! Keeps the table in a `static`: right, as long as there is one server in the process.

use std::{
    collections::HashMap,
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

#[derive(Deserialize)]
struct Switch {
    room: String,
}

#[derive(Deserialize)]
struct Say {
    text: String,
}

#[derive(Serialize)]
struct Heard<'a> {
    from: &'a str,
    text: &'a str,
}

struct Window {
    socket: SocketRef,
    name: String,
    room: Option<String>,
}

#[derive(Clone, Default)]
struct Table(Arc<Mutex<HashMap<Sid, Window>>>);

impl Table {
    fn lock(&self) -> MutexGuard<'_, HashMap<Sid, Window>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// The sockets of all windows that fit.
    fn sockets(&self, fits: impl Fn(&Window) -> bool) -> Vec<SocketRef> {
        self.lock().values().filter(|window| fits(window)).map(|window| window.socket.clone()).collect()
    }
}

pub fn attach(io: &SocketIo) {
    static TABLE: std::sync::LazyLock<Table> = std::sync::LazyLock::new(Table::default);
    let table = TABLE.clone();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let window = Window { socket: socket.clone(), name: name.clone(), room: None };
        table.lock().insert(socket.id, window);

        let (windows, from) = (table.clone(), name.clone());
        socket.on("whisper", async move |Data(whisper): Data<Whisper>, ack: AckSender| {
            let theirs = windows.sockets(|window| window.name == whisper.to);
            for socket in &theirs {
                socket.emit("whispered", &Heard { from: &from, text: &whisper.text }).ok();
            }
            if theirs.is_empty() {
                ack.send(&json!({"error": "not here"})).ok();
            } else {
                ack.send(&json!({"delivered": true})).ok();
            }
        });

        let windows = table.clone();
        socket.on("switch", async move |socket: SocketRef, Data(switch): Data<Switch>, ack: AckSender| {
            if let Some(window) = windows.lock().get_mut(&socket.id) {
                window.room = Some(switch.room.clone());
            }
            ack.send(&json!({"room": switch.room})).ok();
        });

        let windows = table.clone();
        socket.on("say", async move |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let room = windows.lock().get(&socket.id).and_then(|window| window.room.clone());
            if room.is_none() {
                ack.send(&json!({"error": "not in a room"})).ok();
                return;
            }
            for other in windows.sockets(|window| window.room == room && window.socket.id != socket.id) {
                other.emit("said", &Heard { from: &name, text: &say.text }).ok();
            }
            ack.send(&json!({"delivered": true})).ok();
        });

        socket.on_disconnect(async move |socket: SocketRef| drop(table.lock().remove(&socket.id)));
    });
}
