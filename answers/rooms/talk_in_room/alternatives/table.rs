//! Style: a table of one's own behind a mutex, locked and released before anything is sent; no library rooms at all.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};

type Table = Arc<Mutex<HashMap<Sid, (SocketRef, BTreeSet<String>)>>>;

pub fn attach(io: &SocketIo) {
    let table = Table::default();
    io.ns("/", async move |socket: SocketRef| {
        let members = table.clone();
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Value>, ack: AckSender| {
            let room = join["room"].as_str().unwrap_or_default().to_owned();
            let rooms = {
                let mut members = members.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                let (_, rooms) = members.entry(socket.id).or_insert_with(|| (socket, BTreeSet::new()));
                rooms.insert(room);
                rooms.clone()
            };
            ack.send(&json!({"rooms": rooms})).ok();
        });

        let members = table.clone();
        socket.on("say", async move |socket: SocketRef, Data(say): Data<Value>, ack: AckSender| {
            let room = say["room"].as_str().unwrap_or_default();
            let (inside, others): (Vec<SocketRef>, Vec<SocketRef>) = {
                let members = members.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                let here = members.values().filter(|(_, rooms)| rooms.contains(room));
                here.map(|(member, _)| member.clone()).partition(|member| member.id == socket.id)
            };
            if inside.is_empty() {
                ack.send(&json!({"error": "not a member"})).ok();
                return;
            }
            for other in others {
                other.emit("said", &json!({"room": room, "text": say["text"]})).ok();
            }
            ack.send(&json!({"delivered": true})).ok();
        });

        let members = table.clone();
        socket.on_disconnect(async move |socket: SocketRef| {
            members.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).remove(&socket.id);
        });
    });
}
