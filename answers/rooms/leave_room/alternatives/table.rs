//! Style: a table of rooms behind a mutex, and no library rooms at all.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard},
};

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};

/// For each room, who is in it.
#[derive(Clone, Default)]
struct Table(Arc<Mutex<BTreeMap<String, HashMap<Sid, SocketRef>>>>);

impl Table {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, HashMap<Sid, SocketRef>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn join(&self, room: String, socket: &SocketRef) {
        self.lock().entry(room).or_default().insert(socket.id, socket.clone());
    }

    fn leave(&self, room: &str, id: Sid) {
        let mut table = self.lock();
        if let Some(members) = table.get_mut(room) {
            members.remove(&id);
            if members.is_empty() {
                table.remove(room);
            }
        }
    }

    fn rooms_of(&self, id: Sid) -> BTreeSet<String> {
        let table = self.lock();
        let mine = table.iter().filter(|(_, members)| members.contains_key(&id));
        mine.map(|(room, _)| room.clone()).collect()
    }

    /// The others in the room; `None` for somebody who is not in it.
    fn others(&self, room: &str, id: Sid) -> Option<Vec<SocketRef>> {
        let mut members = self.lock().get(room)?.clone();
        members.remove(&id)?;
        Some(members.into_values().collect())
    }
}

fn room(payload: &Value) -> &str {
    payload["room"].as_str().unwrap_or_default()
}

pub fn attach(io: &SocketIo) {
    let table = Table::default();
    io.ns("/", async move |socket: SocketRef| {
        let rooms = table.clone();
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Value>, ack: AckSender| {
            rooms.join(room(&join).to_owned(), &socket);
            ack.send(&json!({"rooms": rooms.rooms_of(socket.id)})).ok();
        });

        let rooms = table.clone();
        socket.on("leave", async move |socket: SocketRef, Data(leave): Data<Value>, ack: AckSender| {
            rooms.leave(room(&leave), socket.id);
            ack.send(&json!({"rooms": rooms.rooms_of(socket.id)})).ok();
        });

        let rooms = table.clone();
        socket.on("say", async move |socket: SocketRef, Data(say): Data<Value>, ack: AckSender| {
            let Some(others) = rooms.others(room(&say), socket.id) else {
                ack.send(&json!({"error": "you are not there"})).ok();
                return;
            };
            for other in others {
                other.emit("said", &json!({"room": say["room"], "text": say["text"]})).ok();
            }
            ack.send(&json!({"delivered": true})).ok();
        });

        socket.on("announce", async |io: SocketIo, Data(announcement): Data<Value>| {
            for socket in io.sockets() {
                socket.emit("announcement", &json!({"text": announcement["text"]})).ok();
            }
        });

        let rooms = table.clone();
        socket.on_disconnect(async move |socket: SocketRef| {
            for room in rooms.rooms_of(socket.id) {
                rooms.leave(&room, socket.id);
            }
        });
    });
}
