//! `TryData` with a struct whose fields may be anything, checked by one function with early returns.

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, SocketRef, TryData}};

#[derive(Deserialize, Default)]
struct Sent {
    #[serde(default)]
    room: Value,
    #[serde(default)]
    text: Value,
}

fn room_is_fine(room: &Value) -> bool {
    room.as_str().is_some_and(|room| {
        let count = room.chars().count();
        count >= 1 && count <= 32 && room.chars().all(|c| "abcdefghijklmnopqrstuvwxyz0123456789-".contains(c))
    })
}

fn text_is_fine(text: &Value) -> bool {
    text.as_str().is_some_and(|text| !text.is_empty() && text.chars().nth(500).is_none())
}

fn refuse(ack: AckSender, field: &str) {
    let error = format!("please mend the field {field}");
    ack.send(&json!({"error": error, "field": field})).ok();
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, TryData(sent): TryData<Sent>, ack: AckSender| {
            let sent = sent.unwrap_or_default();
            if !room_is_fine(&sent.room) {
                return refuse(ack, "room");
            }
            if let Value::String(room) = sent.room {
                socket.join(room);
            }
            let mut rooms = socket.rooms();
            rooms.sort_unstable();
            ack.send(&json!({"rooms": rooms})).ok();
        });
        socket.on("say", async |socket: SocketRef, TryData(sent): TryData<Sent>, ack: AckSender| {
            let sent = sent.unwrap_or_default();
            if !room_is_fine(&sent.room) {
                return refuse(ack, "room");
            }
            if !text_is_fine(&sent.text) {
                return refuse(ack, "text");
            }
            let room = sent.room.as_str().unwrap_or_default().to_owned();
            socket.to(room).emit("said", &json!({"room": sent.room, "text": sent.text})).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
