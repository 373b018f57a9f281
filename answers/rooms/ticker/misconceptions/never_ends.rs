//! A room's clock starts with the first who joins, and nothing ends it.

use std::{
    borrow::Cow,
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};
use tokio::time::{Instant, interval_at};

#[derive(Deserialize)]
struct Named {
    room: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

/// The rooms that have a clock.
type Clocks = Arc<Mutex<HashSet<String>>>;

pub fn attach(io: &SocketIo) {
    let all = Clocks::default();
    io.ns("/", async move |socket: SocketRef| {
        let clocks = all.clone();
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room.clone());
            start(io, &clocks, join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}

/// Starts the room's clock, unless it ticks.
fn start(io: SocketIo, clocks: &Clocks, room: String) {
    if clocks.lock().unwrap_or_else(PoisonError::into_inner).insert(room.clone()) {
        tokio::spawn(tick(io, room));
    }
}

async fn tick(io: SocketIo, room: String) {
    let second = Duration::from_secs(1);
    let mut every = interval_at(Instant::now() + second, second);
    for n in 1.. {
        every.tick().await;
        io.to(room.clone()).emit("tick", &json!({"room": room, "n": n})).await.ok();
    }
}
