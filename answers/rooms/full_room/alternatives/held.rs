//! Style: a table of chairs. One is held while the list is asked, and a refusal gives it back.

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

/// Asks a slow list.
async fn is_banned(name: &str) -> bool {
    tokio::time::sleep(Duration::from_millis(50)).await;
    name == "mallory"
}

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Named {
    room: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

/// Who has a chair in which room, or is about to have one.
#[derive(Clone, Default)]
struct Chairs(Arc<Mutex<HashMap<String, HashSet<Sid>>>>);

impl Chairs {
    fn take(&self, room: &str, socket: &SocketRef) -> bool {
        let mut rooms = self.lock();
        // The disconnect handler waits for this lock: a chair is not given to somebody who has gone.
        if !socket.connected() {
            return false;
        }
        let taken = rooms.entry(room.to_owned()).or_default();
        if taken.len() < 3 {
            taken.insert(socket.id);
        }
        taken.contains(&socket.id)
    }

    fn give_back(&self, room: &str, id: Sid) {
        if let Some(taken) = self.lock().get_mut(room) {
            taken.remove(&id);
        }
    }

    fn gone(&self, id: Sid) {
        self.lock().retain(|_, taken| {
            taken.remove(&id);
            !taken.is_empty()
        });
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, HashSet<Sid>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub fn attach(io: &SocketIo) {
    let all = Chairs::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let chairs = all.clone();
        socket.on("join", async move |socket: SocketRef, Data(Named { room }): Data<Named>, ack: AckSender| {
            if !chairs.take(&room, &socket) {
                ack.send(&json!({"error": "full"})).ok();
            } else if is_banned(&name).await {
                chairs.give_back(&room, socket.id);
                ack.send(&json!({"error": "banned"})).ok();
            } else if socket.connected() {
                socket.join(room);
                ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
            }
        });

        let chairs = all.clone();
        socket.on("leave", async move |socket: SocketRef, Data(Named { room }): Data<Named>, ack: AckSender| {
            chairs.give_back(&room, socket.id);
            socket.leave(room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on_disconnect(async move |socket: SocketRef| all.gone(socket.id));
    });
}
