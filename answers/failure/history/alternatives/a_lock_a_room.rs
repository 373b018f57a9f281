//! A lock for each room: a busy room holds up nobody in another.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

type Room = Arc<tokio::sync::Mutex<Vec<Value>>>;

#[derive(Clone, Default)]
struct Rooms(Arc<Mutex<HashMap<String, Room>>>);

impl Rooms {
    fn get(&self, name: &str) -> Room {
        // This lock is short, and never held across an `.await`.
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.entry(name.to_owned()).or_default().clone()
    }
}

pub fn attach(io: &SocketIo) {
    let all = Rooms::default();
    io.ns("/", async move |socket: SocketRef| {
        let of = all.clone();
        socket.on("join", async move |socket: SocketRef, Data(wish): Data<Value>, ack: AckSender| {
            let Some(name) = wish["room"].as_str() else { return };
            let room = of.get(name);
            let past = room.lock().await;
            socket.join(name.to_owned());
            let from = past.len().saturating_sub(50);
            socket.emit("history", &json!({"room": name, "messages": past[from..]})).ok();
            drop(past);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });
        let of = all.clone();
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Value>, ack: AckSender| {
            let Some(name) = line["room"].as_str() else { return };
            if !socket.rooms().iter().any(|joined| joined.as_ref() == name) {
                ack.send(&json!({"error": format!("you have not joined {name}")})).ok();
                return;
            }
            let line = json!({"room": name, "text": line["text"]});
            let room = of.get(name);
            let mut past = room.lock().await;
            past.push(line.clone());
            if past.len() >= 100 {
                // Not at every message: moving fifty to the front each time would be a waste.
                past.drain(..50);
            }
            socket.to(name.to_owned()).emit("said", &line).await.ok();
            drop(past);
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
