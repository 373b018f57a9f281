//! Stops keeping when fifty are there, so the newest are missing.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};
use tokio::sync::Mutex;

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Clone, Deserialize, Serialize)]
struct Message {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    let history: Arc<Mutex<HashMap<String, Vec<Message>>>> = Arc::default();

    io.ns("/", async move |socket: SocketRef| {
        let kept = history.clone();
        socket.on("join", async move |_io: SocketIo, socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            let kept = kept.lock().await;
            let messages = kept.get(&join.room).cloned().unwrap_or_default();
            socket.emit("history", &json!({"room": join.room, "messages": messages})).ok();
            socket.join(join.room);
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
            if messages.len() < 50 {
                messages.push(message);
            }
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}

fn rooms(socket: &SocketRef) -> Vec<String> {
    let mut rooms: Vec<String> = socket.rooms().into_iter().map(String::from).collect();
    rooms.sort();
    rooms
}
