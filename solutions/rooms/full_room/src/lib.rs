//! The slow question first; then looking and sitting down in one go, with nothing awaited in between.

use std::{
    borrow::Cow,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// How many sockets a room holds.
const CHAIRS: usize = 3;

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

/// One at a time goes through it. What is counted are the rooms themselves: they know who has gone.
#[derive(Clone, Default)]
struct Door(Arc<Mutex<()>>);

impl Door {
    /// Looks for a free chair and sits down. Whoever sits there already stays.
    fn enter(&self, io: &SocketIo, socket: &SocketRef, room: String) -> bool {
        // On one thread nothing comes between two lines without an `.await`. On several, something does.
        let _one_at_a_time = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let inside = io.within(room.clone()).sockets();
        let sits = inside.iter().any(|other| other.id == socket.id);
        let free = inside.len() < CHAIRS;
        // Whoever has gone while the list was asked sits down nowhere.
        if free && socket.connected() {
            socket.join(room);
        }
        free || sits
    }
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

pub fn attach(io: &SocketIo) {
    let door = Door::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            if is_banned(&name).await {
                ack.send(&json!({"error": "banned"})).ok();
            } else if door.enter(&io, &socket, join.room) {
                ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
            } else {
                ack.send(&json!({"error": "full"})).ok();
            }
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}
