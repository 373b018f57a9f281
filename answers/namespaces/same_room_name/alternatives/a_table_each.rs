//! A table of one's own for each namespace, instead of the library's rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};

/// The rooms of one namespace, by name.
type Rooms = Arc<Mutex<BTreeMap<String, BTreeMap<Sid, SocketRef>>>>;

pub fn attach(io: &SocketIo) {
    for path in ["/chat", "/news"] {
        let rooms = Rooms::default();
        io.ns(path, async move |socket: SocketRef| board(&socket, rooms));
    }
}

fn board(socket: &SocketRef, rooms: Rooms) {
    let table = rooms.clone();
    socket.on("join", async move |socket: SocketRef, Data(join): Data<Value>, ack: AckSender| {
        let Some(room) = join["room"].as_str() else { return };
        let mine: BTreeSet<String> = {
            let mut table = table.lock().unwrap_or_else(PoisonError::into_inner);
            table.entry(room.to_owned()).or_default().insert(socket.id, socket.clone());
            let mine = table.iter().filter(|(_, members)| members.contains_key(&socket.id));
            mine.map(|(room, _)| room.clone()).collect()
        };
        ack.send(&json!({ "rooms": mine })).ok();
    });

    let table = rooms.clone();
    socket.on("say", async move |socket: SocketRef, Data(say): Data<Value>, ack: AckSender| {
        let said = json!({ "room": say["room"], "text": say["text"] });
        let table = table.lock().unwrap_or_else(PoisonError::into_inner);
        let members = say["room"].as_str().and_then(|room| table.get(room));
        let Some(members) = members.filter(|members| members.contains_key(&socket.id)) else {
            ack.send(&json!({ "error": "join it first" })).ok();
            return;
        };
        for (_, other) in members.iter().filter(|(id, _)| **id != socket.id) {
            other.emit("said", &said).ok();
        }
        ack.send(&json!({ "delivered": true })).ok();
    });

    socket.on_disconnect(async move |socket: SocketRef| {
        let mut table = rooms.lock().unwrap_or_else(PoisonError::into_inner);
        for members in table.values_mut() {
            members.remove(&socket.id);
        }
    });
}
