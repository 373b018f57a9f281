//! `Data<Say>` checks the types, it seems. What does not fit skips the handler, and nobody acks.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            if !good_room(&join.room) {
                ack.send(&json!({"error": "not a room", "field": "room"})).ok();
                return;
            }
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });
        socket.on("say", async |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            if !good_room(&say.room) {
                ack.send(&json!({"error": "not a room", "field": "room"})).ok();
                return;
            }
            if !good_text(&say.text) {
                ack.send(&json!({"error": "not a text", "field": "text"})).ok();
                return;
            }
            socket.to(say.room.clone()).emit("said", &say).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}

fn good_room(room: &str) -> bool {
    (1..=32).contains(&room.len()) && room.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn good_text(text: &str) -> bool {
    (1..=500).contains(&text.chars().count())
}
