//! Style: a table of sockets and their rooms behind a mutex, and no library rooms at all.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard},
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize)]
struct Publish {
    to: BTreeSet<String>,
    except: BTreeSet<String>,
    text: String,
}

type Rows = HashMap<Sid, (SocketRef, BTreeSet<String>)>;

#[derive(Clone, Default)]
struct Table(Arc<Mutex<Rows>>);

impl Table {
    fn lock(&self) -> MutexGuard<'_, Rows> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

pub fn attach(io: &SocketIo) {
    let table = Table::default();
    io.ns("/", async move |socket: SocketRef| {
        table.lock().insert(socket.id, (socket.clone(), BTreeSet::new()));

        let rows = table.clone();
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            let mut rows = rows.lock();
            let Some((_, rooms)) = rows.get_mut(&socket.id) else { return };
            rooms.insert(join.room);
            ack.send(&json!({"rooms": rooms})).ok();
        });

        let rows = table.clone();
        socket.on("publish", async move |Data(publish): Data<Publish>| {
            for (socket, rooms) in rows.lock().values() {
                if !rooms.is_disjoint(&publish.to) && rooms.is_disjoint(&publish.except) {
                    socket.emit("published", &json!({"text": publish.text})).ok();
                }
            }
        });

        socket.on_disconnect(async move |socket: SocketRef| drop(table.lock().remove(&socket.id)));
    });
}
