//! Cause: whoever joins again with the only window arrives again.
//!
//! Named: nothing

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use serde::Deserialize;
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
struct Named {
    room: String,
}

/// The people in a room, and the connections that each of them is there with: never an empty set.
type People = BTreeMap<String, HashSet<Sid>>;

/// Who is in which room, shared by all handlers. No method holds the lock across an `.await`: none is async.
#[derive(Clone, Default)]
struct Presence(Arc<Mutex<HashMap<String, People>>>);

impl Presence {
    /// Joins, and says whether it is the person's first connection there.
    fn join(&self, room: &str, name: &str, socket: &SocketRef) -> bool {
        let mut rooms = self.lock();
        if !socket.connected() {
            return false;
        }
        socket.join(room.to_owned());
        let connections = rooms.entry(room.to_owned()).or_default().entry(name.to_owned()).or_default();
        connections.insert(socket.id);
        connections.len() == 1
    }

    /// Leaves, and says whether it was the person's last connection there.
    fn leave(&self, room: &str, name: &str, socket: &SocketRef) -> bool {
        socket.leave(room.to_owned());
        remove(&mut self.lock(), room, name, socket.id)
    }

    /// Leaves every room, and names those where it was the person's last connection.
    fn leave_all(&self, name: &str, socket: &SocketRef) -> Vec<String> {
        let mut rooms = self.lock();
        let mut names: Vec<String> = rooms.keys().cloned().collect();
        names.retain(|room| remove(&mut rooms, room, name, socket.id));
        names
    }

    fn names(&self, room: &str) -> Vec<String> {
        self.lock().get(room).map(|people| people.keys().cloned().collect()).unwrap_or_default()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, People>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looking and removing are one step under one lock: of two connections that end at once, exactly one is the last.
fn remove(rooms: &mut HashMap<String, People>, room: &str, name: &str, id: Sid) -> bool {
    let Some(people) = rooms.get_mut(room) else { return false };
    let Some(connections) = people.get_mut(name) else { return false };
    let last = connections.remove(&id) && connections.is_empty();
    if last {
        people.remove(name);
    }
    if people.is_empty() {
        rooms.remove(room);
    }
    last
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

pub fn attach(io: &SocketIo) {
    let presence = Presence::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let (table, me) = (presence.clone(), name.clone());
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            if table.join(&join.room, &me, &socket) {
                socket.to(join.room).emit("arrived", &json!({"name": me})).await.ok();
            }
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let (table, me) = (presence.clone(), name.clone());
        socket.on("leave", async move |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            if table.leave(&leave.room, &me, &socket) {
                socket.to(leave.room).emit("departed", &json!({"name": me})).await.ok();
            }
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let table = presence.clone();
        socket.on("who", async move |Data(who): Data<Named>, ack: AckSender| {
            ack.send(&json!({"names": table.names(&who.room)})).ok();
        });

        socket.on_disconnect(async move |socket: SocketRef| {
            for room in presence.leave_all(&name, &socket) {
                socket.to(room).emit("departed", &json!({"name": name})).await.ok();
            }
        });
    });
}
