//! Style: a table of its own says who is in which room, and a task with a sleep in it ticks.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};
use tokio::{task::JoinHandle, time::sleep};

#[derive(Deserialize)]
struct Named {
    room: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

struct Room {
    inside: HashSet<Sid>,
    clock: JoinHandle<()>,
}

#[derive(Clone, Default)]
struct Table(Arc<Mutex<HashMap<String, Room>>>);

impl Table {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Room>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, room: &str, who: Sid, io: &SocketIo) {
        let begin = || Room { inside: HashSet::new(), clock: tokio::spawn(tick(io.clone(), room.to_owned())) };
        self.lock().entry(room.to_owned()).or_insert_with(begin).inside.insert(who);
    }

    fn forget(&self, room: &str, who: Sid) {
        let mut table = self.lock();
        let Some(found) = table.get_mut(room) else { return };
        found.inside.remove(&who);
        if found.inside.is_empty()
            && let Some(room) = table.remove(room)
        {
            room.clock.abort();
        }
    }

    fn forget_everywhere(&self, who: Sid) {
        let rooms: Vec<String> = self.lock().keys().cloned().collect();
        rooms.iter().for_each(|room| self.forget(room, who));
    }
}

async fn tick(io: SocketIo, room: String) {
    let mut n = 0;
    loop {
        sleep(Duration::from_secs(1)).await;
        n += 1;
        if let Some(all) = io.of("/") {
            all.within(room.clone()).emit("tick", &json!({"n": n, "room": room})).await.ok();
        }
    }
}

pub fn attach(io: &SocketIo) {
    let table = Table::default();
    io.ns("/", async move |socket: SocketRef| {
        let of_join = table.clone();
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            of_join.enter(&join.room, socket.id, &io);
            socket.join(join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
        let of_leave = table.clone();
        socket.on("leave", async move |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            of_leave.forget(&leave.room, socket.id);
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
        socket.on_disconnect(async move |socket: SocketRef| table.forget_everywhere(socket.id));
    });
}
