//! Too narrow: the room was checked when it was joined, so `say` looks at the text only.

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, SocketRef, TryData}};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, TryData(join): TryData<Value>, ack: AckSender| {
            let join = join.unwrap_or_default();
            let Some(room) = join["room"].as_str().filter(|room| good_room(room)) else {
                ack.send(&json!({"error": "not a room", "field": "room"})).ok();
                return;
            };
            socket.join(room.to_owned());
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });
        socket.on("say", async |socket: SocketRef, TryData(say): TryData<Value>, ack: AckSender| {
            let say = say.unwrap_or_default();
            let Some(room) = say["room"].as_str() else {
                ack.send(&json!({"error": "not a room", "field": "room"})).ok();
                return;
            };
            let Some(text) = say["text"].as_str().filter(|text| good_text(text)) else {
                ack.send(&json!({"error": "not a text", "field": "text"})).ok();
                return;
            };
            socket.to(room.to_owned()).emit("said", &json!({"room": room, "text": text})).await.ok();
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
