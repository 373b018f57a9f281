//! Style: a room remembers only when it began. Each socket has a timer of its own, on the room's beat.

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
    time::{Instant, sleep_until},
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

/// When each room began, and how many are in it.
type Begun = Arc<Mutex<HashMap<String, (Instant, usize)>>>;
/// The timers of one socket, by their rooms.
type Own = Arc<Mutex<HashMap<String, AbortHandle>>>;

async fn beat(socket: SocketRef, room: String, begun: Instant) {
    let second = Duration::from_secs(1);
    loop {
        let n = begun.elapsed().as_secs() + 1;
        sleep_until(begun + second * u32::try_from(n).unwrap_or(u32::MAX)).await;
        socket.emit("tick", &json!({"room": room, "n": n})).ok();
    }
}

fn enter(socket: &SocketRef, room: String, begun: &Begun, own: &Own) {
    let mut own = own.lock().unwrap_or_else(PoisonError::into_inner);
    if own.contains_key(&room) {
        return;
    }
    let mut begun = begun.lock().unwrap_or_else(PoisonError::into_inner);
    let (since, inside) = begun.entry(room.clone()).or_insert((Instant::now(), 0));
    *inside += 1;
    own.insert(room.clone(), tokio::spawn(beat(socket.clone(), room, *since)).abort_handle());
}

fn quit(room: &str, begun: &Begun, own: &Own) {
    let Some(timer) = own.lock().unwrap_or_else(PoisonError::into_inner).remove(room) else { return };
    timer.abort();
    let mut begun = begun.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, inside)) = begun.get_mut(room) {
        *inside -= 1;
        if *inside == 0 {
            begun.remove(room);
        }
    }
}

pub fn attach(io: &SocketIo) {
    let begun = Begun::default();
    io.ns("/", async move |socket: SocketRef| {
        let own = Own::default();
        let (all, mine) = (begun.clone(), own.clone());
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room.clone());
            enter(&socket, join.room, &all, &mine);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
        let (all, mine) = (begun.clone(), own.clone());
        socket.on("leave", async move |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room.clone());
            quit(&leave.room, &all, &mine);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
        let all = begun.clone();
        socket.on_disconnect(async move || {
            let rooms: Vec<String> = own.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect();
            rooms.iter().for_each(|room| quit(room, &all, &own));
        });
    });
}
