//! Counts chairs, and counts down only when somebody says `leave`.

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

/// How many chairs are taken in each room.
type Counts = Arc<Mutex<HashMap<String, i32>>>;

fn taken_in<'c>(counts: &'c mut HashMap<String, i32>, room: &str) -> &'c mut i32 {
    counts.entry(room.to_owned()).or_default()
}

pub fn attach(io: &SocketIo) {
    let all = Counts::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let counts = all.clone();
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            let sits = socket.rooms().iter().any(|room| *room == join.room);
            {
                let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
                let taken = taken_in(&mut counts, &join.room);
                if !sits && *taken >= 3 {
                    ack.send(&json!({"error": "full"})).ok();
                    return;
                }
                if !sits {
                    *taken += 1;
                }
            }
            if is_banned(&name).await {
                *taken_in(&mut counts.lock().unwrap_or_else(PoisonError::into_inner), &join.room) -= 1;
                ack.send(&json!({"error": "banned"})).ok();
                return;
            }
            socket.join(join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let counts = all.clone();
        socket.on("leave", async move |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            if socket.rooms().iter().any(|room| *room == leave.room) {
                *taken_in(&mut counts.lock().unwrap_or_else(PoisonError::into_inner), &leave.room) -= 1;
            }
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}
