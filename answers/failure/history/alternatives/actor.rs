//! An actor: one task owns every history, does the emitting, and so decides what comes before what.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Clone, Deserialize, Serialize)]
struct Line {
    room: String,
    text: String,
}

enum Wish {
    Join(SocketRef, String, AckSender),
    Say(SocketRef, Line, AckSender),
}

async fn keeper(mut wishes: UnboundedReceiver<Wish>) {
    let mut past: BTreeMap<String, VecDeque<Line>> = BTreeMap::new();
    while let Some(wish) = wishes.recv().await {
        match wish {
            Wish::Join(socket, room, ack) => {
                let messages = past.get(&room).cloned().unwrap_or_default();
                let _ = socket.emit("history", &json!({"room": room, "messages": messages}));
                socket.join(room);
                let mut rooms = socket.rooms();
                rooms.sort();
                let _ = ack.send(&json!({"rooms": rooms}));
            }
            Wish::Say(socket, line, ack) => {
                if !socket.rooms().iter().any(|room| *room == line.room) {
                    let _ = ack.send(&json!({"error": "join first"}));
                    continue;
                }
                let _ = socket.to(line.room.clone()).emit("said", &line).await;
                let messages = past.entry(line.room.clone()).or_default();
                messages.push_back(line);
                if messages.len() > 50 {
                    messages.pop_front();
                }
                let _ = ack.send(&json!({"delivered": true}));
            }
        }
    }
}

pub fn attach(io: &SocketIo) {
    let (wishes, inbox) = mpsc::unbounded_channel();
    tokio::spawn(keeper(inbox));
    io.ns("/", move |socket: SocketRef| connected(socket, wishes.clone()));
}

async fn connected(socket: SocketRef, wishes: UnboundedSender<Wish>) {
    let to_keeper = wishes.clone();
    socket.on("join", async move |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
        let _ = to_keeper.send(Wish::Join(socket, join.room, ack));
    });
    socket.on("say", async move |socket: SocketRef, Data(line): Data<Line>, ack: AckSender| {
        let _ = wishes.send(Wish::Say(socket, line, ack));
    });
}
