//! Wrong: only `leave` strikes anybody off the table; who closes the window or loses the network stays there for good.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// How many windows, by room and name.
type Counts = Arc<Mutex<BTreeMap<(String, String), usize>>>;

fn text(payload: &Value, field: &str) -> String {
    payload[field].as_str().unwrap_or_default().to_owned()
}

fn is_in(socket: &SocketRef, room: &str) -> bool {
    socket.rooms().iter().any(|mine| mine == room)
}

fn tell_rooms(socket: &SocketRef, ack: AckSender) {
    let mut rooms = socket.rooms();
    rooms.sort_unstable();
    ack.send(&json!({ "rooms": rooms })).ok();
}

/// One window fewer; true if none is left.
fn one_fewer(counts: &Counts, room: &str, name: &str) -> bool {
    let mut counts = counts.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let key = (room.to_owned(), name.to_owned());
    let left = counts.get(&key).copied().unwrap_or_default().saturating_sub(1);
    if left == 0 {
        counts.remove(&key)
    } else {
        counts.insert(key, left)
    };
    left == 0
}

pub fn attach(io: &SocketIo) {
    let counts = Counts::default();
    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Value>| {
        let name = text(&auth, "name");

        let (table, me) = (counts.clone(), name.clone());
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Value>, ack: AckSender| {
            let room = text(&join, "room");
            if !is_in(&socket, &room) {
                socket.join(room.clone());
                let first = {
                    let mut counts = table.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                    let count = counts.entry((room.clone(), me.clone())).or_default();
                    *count += 1;
                    *count == 1
                };
                if first {
                    socket.to(room).emit("arrived", &json!({ "name": me })).await.ok();
                }
            }
            tell_rooms(&socket, ack);
        });

        let (table, me) = (counts.clone(), name.clone());
        socket.on("leave", async move |socket: SocketRef, Data(leave): Data<Value>, ack: AckSender| {
            let room = text(&leave, "room");
            if is_in(&socket, &room) {
                socket.leave(room.clone());
                if one_fewer(&table, &room, &me) {
                    socket.to(room).emit("departed", &json!({ "name": me })).await.ok();
                }
            }
            tell_rooms(&socket, ack);
        });

        let table = counts.clone();
        socket.on("who", async move |Data(who): Data<Value>, ack: AckSender| {
            let counts = table.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            let names: Vec<&String> =
                counts.keys().filter(|(room, _)| who["room"] == *room).map(|(_, name)| name).collect();
            ack.send(&json!({ "names": names })).ok();
        });
    });
}
