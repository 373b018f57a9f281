//! Style: a semaphore with three permits for each room. Whoever drops a permit has given it back.

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
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

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

type Rooms = Arc<Mutex<HashMap<String, Arc<Semaphore>>>>;

/// What one socket holds.
type Held = Arc<Mutex<HashMap<String, OwnedSemaphorePermit>>>;

pub fn attach(io: &SocketIo) {
    let rooms = Rooms::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let held = Held::default();
        let mine = held.clone();
        socket.on("join", async move |socket: SocketRef, Data(Named { room }): Data<Named>, ack: AckSender| {
            if mine.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&room) {
                ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
                return;
            }
            let chairs = rooms
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(room.clone())
                .or_insert_with(|| Arc::new(Semaphore::new(3)))
                .clone();
            let Ok(permit) = chairs.try_acquire_owned() else {
                ack.send(&json!({"error": "full"})).ok();
                return;
            };
            if is_banned(&name).await {
                ack.send(&json!({"error": "banned"})).ok();
                return;
            }
            let mut mine = mine.lock().unwrap_or_else(PoisonError::into_inner);
            if socket.connected() {
                mine.insert(room.clone(), permit);
                socket.join(room);
                ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
            }
        });

        let mine = held.clone();
        socket.on("leave", async move |socket: SocketRef, Data(Named { room }): Data<Named>, ack: AckSender| {
            mine.lock().unwrap_or_else(PoisonError::into_inner).remove(&room);
            socket.leave(room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on_disconnect(async move || held.lock().unwrap_or_else(PoisonError::into_inner).clear());
    });
}
