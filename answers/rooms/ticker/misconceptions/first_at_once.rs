//! `interval` ticks for the first time at once.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};
use tokio::{task::AbortHandle, time::interval};

#[derive(Deserialize)]
struct Named {
    room: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

/// The clocks that tick, by their rooms.
type Clocks = Arc<Mutex<HashMap<String, AbortHandle>>>;

pub fn attach(io: &SocketIo) {
    let all = Clocks::default();
    io.ns("/", async move |socket: SocketRef| {
        let clocks = all.clone();
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room.clone());
            start(io, &clocks, join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let clocks = all.clone();
        socket.on("leave", async move |io: SocketIo, socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room.clone());
            stop(&io, &clocks, &leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let clocks = all.clone();
        socket.on_disconnect(async move |io: SocketIo, socket: SocketRef| {
            for room in socket.rooms() {
                socket.leave(room.clone());
                stop(&io, &clocks, &room);
            }
        });
    });
}

/// Starts the room's clock, unless it ticks.
fn start(io: SocketIo, clocks: &Clocks, room: String) {
    let mut clocks = clocks.lock().unwrap_or_else(PoisonError::into_inner);
    clocks.entry(room.clone()).or_insert_with(|| tokio::spawn(tick(io, room)).abort_handle());
}

/// Ends the room's clock if nobody is there any more.
fn stop(io: &SocketIo, clocks: &Clocks, room: &str) {
    let mut clocks = clocks.lock().unwrap_or_else(PoisonError::into_inner);
    if io.within(room.to_owned()).sockets().is_empty()
        && let Some(clock) = clocks.remove(room)
    {
        clock.abort();
    }
}

async fn tick(io: SocketIo, room: String) {
    let mut every = interval(Duration::from_secs(1));
    for n in 1.. {
        every.tick().await;
        io.to(room.clone()).emit("tick", &json!({"room": room, "n": n})).await.ok();
    }
}
