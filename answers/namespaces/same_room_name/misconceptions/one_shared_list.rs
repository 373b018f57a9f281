//! One list of rooms and members, shared by both namespaces.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};

type Rooms = Arc<Mutex<BTreeMap<String, BTreeMap<(Sid, String), SocketRef>>>>;

pub fn attach(io: &SocketIo) {
    let rooms = Rooms::default();
    io.ns("/", async || {});
    for path in ["/chat", "/news"] {
        let rooms = rooms.clone();
        io.ns(path, async move |socket: SocketRef| board(&socket, rooms));
    }
}

fn board(socket: &SocketRef, rooms: Rooms) {
    let table = rooms.clone();
    socket.on("join", async move |socket: SocketRef, Data(join): Data<Value>, ack: AckSender| {
        let Some(room) = join["room"].as_str() else { return };
        let key = (socket.id, socket.ns().to_owned());
        let mine: BTreeSet<String> = {
            let mut table = table.lock().unwrap_or_else(PoisonError::into_inner);
            table.entry(room.to_owned()).or_default().insert(key, socket.clone());
            let mine = table.iter().filter(|(_, members)| members.keys().any(|(id, _)| *id == socket.id));
            mine.map(|(room, _)| room.clone()).collect()
        };
        ack.send(&json!({ "rooms": mine })).ok();
    });

    let table = rooms.clone();
    socket.on("say", async move |socket: SocketRef, Data(say): Data<Value>, ack: AckSender| {
        let table = table.lock().unwrap_or_else(PoisonError::into_inner);
        let members = say["room"].as_str().and_then(|room| table.get(room));
        let member = |members: &&BTreeMap<(Sid, String), SocketRef>| members.keys().any(|(id, _)| *id == socket.id);
        let Some(members) = members.filter(member) else {
            ack.send(&json!({ "error": "join it first" })).ok();
            return;
        };
        for ((id, path), other) in members {
            if *id != socket.id || path != socket.ns() {
                other.emit("said", &say).ok();
            }
        }
        ack.send(&json!({ "delivered": true })).ok();
    });

    socket.on_disconnect(async move |socket: SocketRef| {
        let mut table = rooms.lock().unwrap_or_else(PoisonError::into_inner);
        for members in table.values_mut() {
            members.remove(&(socket.id, socket.ns().to_owned()));
        }
    });
}
