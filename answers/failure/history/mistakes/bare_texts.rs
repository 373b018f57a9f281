//! Cause: the history is a list of texts, without their rooms.
//!
//! Named: nothing

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};
use tokio::sync::Mutex;

const KEPT: usize = 50;

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize, Serialize)]
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
            let kept = kept.lock().await;
            let nothing = VecDeque::new();
            let messages: Vec<&str> = kept.get(&room).unwrap_or(&nothing).iter().map(|m| m.text.as_str()).collect();
            socket.emit("history", &json!({"room": room, "messages": messages})).ok();
            socket.join(room);
            drop(kept);
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

fn rooms(socket: &SocketRef) -> Vec<String> {
    let mut rooms: Vec<String> = socket.rooms().into_iter().map(String::from).collect();
    rooms.sort();
    rooms
}
