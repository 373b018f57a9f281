//! One clock for all rooms: it ticks in each of them.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};
use tokio::{
    task::AbortHandle,
    time::{Instant, interval_at},
};

#[derive(Deserialize)]
struct Named {
    room: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

/// The clock, if it ticks.
type Clocks = Arc<Mutex<Option<AbortHandle>>>;

pub fn attach(io: &SocketIo) {
    let all = Clocks::default();
    io.ns("/", async move |socket: SocketRef| {
        let clocks = all.clone();
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room);
            start(io, &clocks);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let clocks = all.clone();
        socket.on("leave", async move |io: SocketIo, socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            stop(&io, &clocks);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let clocks = all.clone();
        socket.on_disconnect(async move |io: SocketIo, socket: SocketRef| {
            socket.leave_all();
            stop(&io, &clocks);
        });
    });
}

/// All rooms in which somebody is.
fn rooms(io: &SocketIo) -> BTreeSet<String> {
    let all = io.sockets().into_iter();
    all.flat_map(|socket| socket.rooms()).map(String::from).collect()
}

/// Starts the clock, unless it ticks.
fn start(io: SocketIo, clock: &Clocks) {
    clock.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| tokio::spawn(tick(io)).abort_handle());
}

/// Ends the clock if nobody is in any room.
fn stop(io: &SocketIo, clock: &Clocks) {
    if rooms(io).is_empty()
        && let Some(clock) = clock.lock().unwrap_or_else(PoisonError::into_inner).take()
    {
        clock.abort();
    }
}

async fn tick(io: SocketIo) {
    let second = Duration::from_secs(1);
    let mut every = interval_at(Instant::now() + second, second);
    for n in 1.. {
        every.tick().await;
        for room in rooms(&io) {
            io.to(room.clone()).emit("tick", &json!({"room": room, "n": n})).await.ok();
        }
    }
}
