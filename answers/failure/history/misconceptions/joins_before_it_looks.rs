//! Joins and looks up the history then, which takes a moment: what is said meanwhile comes first, and twice.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};
use tokio::sync::Mutex;

const KEPT: usize = 50;

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Clone, Deserialize, Serialize)]
struct Message {
    room: String,
    text: String,
}

type History = Arc<Mutex<HashMap<String, VecDeque<Message>>>>;

pub fn attach(io: &SocketIo) {
    let history = History::default();

    io.ns("/", async move |socket: SocketRef| {
        let kept = history.clone();
        socket.on("join", async move |socket: SocketRef, Data(Join { room }): Data<Join>, ack: AckSender| {
            socket.join(room.clone());
            let messages = last(&kept, &room).await;
            socket.emit("history", &json!({"room": room, "messages": messages})).ok();
            ack.send(&json!({"rooms": rooms(&socket)})).ok();
        });

        let kept = history.clone();
        socket.on("say", async move |socket: SocketRef, Data(message): Data<Message>, ack: AckSender| {
            if !rooms(&socket).contains(&message.room) {
                ack.send(&json!({"error": "you are not in this room"})).ok();
                return;
            }
            let mut kept = kept.lock().await;
            socket.to(message.room.clone()).emit("said", &message).await.ok();
            let messages = kept.entry(message.room.clone()).or_default();
            if messages.len() == KEPT {
                messages.pop_front();
            }
            messages.push_back(message);
            drop(kept);
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}

async fn last(history: &History, room: &str) -> VecDeque<Message> {
    // As a database would.
    tokio::time::sleep(Duration::from_millis(20)).await;
    history.lock().await.get(room).cloned().unwrap_or_default()
}

fn rooms(socket: &SocketRef) -> Vec<String> {
    let mut rooms: Vec<String> = socket.rooms().into_iter().map(String::from).collect();
    rooms.sort();
    rooms
}
