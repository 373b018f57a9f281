//! Each socket has a clock of its own, which begins when it joins.

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

/// The clocks of one socket, by their rooms.
type Clocks = Arc<Mutex<HashMap<String, AbortHandle>>>;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let own = Clocks::default();
        let clocks = own.clone();
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room.clone());
            let mut clocks = clocks.lock().unwrap_or_else(PoisonError::into_inner);
            clocks
                .entry(join.room.clone())
                .or_insert_with(|| tokio::spawn(tick(socket.clone(), join.room)).abort_handle());
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let clocks = own.clone();
        socket.on("leave", async move |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room.clone());
            if let Some(clock) = clocks.lock().unwrap_or_else(PoisonError::into_inner).remove(&leave.room) {
                clock.abort();
            }
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on_disconnect(async move || {
            for (_, clock) in own.lock().unwrap_or_else(PoisonError::into_inner).drain() {
                clock.abort();
            }
        });
    });
}

async fn tick(socket: SocketRef, room: String) {
    let second = Duration::from_secs(1);
    let mut every = interval_at(Instant::now() + second, second);
    for n in 1.. {
        every.tick().await;
        socket.emit("tick", &json!({"room": room, "n": n})).ok();
    }
}
