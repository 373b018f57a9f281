//! # What was said before I came
//!
//! Bob walks into a room in which people have been talking. He would like to know what about.
//!
//! - `join {room}`, as in `{"room": "hall"}`: the socket joins. First it hears
//!   `history {room, messages: [{room, text}, ...]}`: the last 50 messages of that room, oldest first, each as it was
//!   said. Then it gets the ack `{"rooms": [...]}`, its rooms sorted.
//!   The history comes at every join, also when nothing has been said yet (`"messages": []`), and to the joiner alone.
//! - `say {room, text}`: the others in the room hear `said {room, text}`, and the speaker gets the ack
//!   `{"delivered": true}`. A speaker who is not in the room gets `{"error": ...}` (your words), and nobody hears.
//!
//! What the speaker said is part of the history for herself, too. What was refused is not. Each room has a history of its
//! own. The history comes before any newer `said`: between the two no message is lost, and none comes twice.
//!
//! Whether a room that everybody has left is remembered is up to you.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter "What was said before I came". Stuck:
//! `cargo workbook hint history`.

#![deny(unused_must_use)]

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    std::{
        collections::{HashMap, VecDeque},
        sync::Arc,
    },
    tokio::sync::Mutex,
};

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
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |_io: SocketIo, socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            let messages: Vec<Message> = Vec::new(); // Where do they come from?
            socket.emit("history", &json!({"room": join.room, "messages": messages})).ok();
            socket.join(join.room);
            ack.send(&json!({"rooms": rooms(&socket)})).ok();
        });

        socket.on("say", async |socket: SocketRef, Data(message): Data<Message>, ack: AckSender| {
            if !rooms(&socket).contains(&message.room) {
                ack.send(&json!({"error": "you are not in this room"})).ok();
                return;
            }
            socket.to(message.room.clone()).emit("said", &message).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}

fn rooms(socket: &SocketRef) -> Vec<String> {
    let mut rooms: Vec<String> = socket.rooms().into_iter().map(String::from).collect();
    rooms.sort();
    rooms
}
