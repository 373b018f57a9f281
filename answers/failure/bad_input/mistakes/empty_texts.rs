//! Cause: a text may be empty, and a room may have underscores.
//!
//! Named: nothing

use serde::Serialize;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, SocketRef, TryData},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, TryData(sent): TryData<Value>, ack: AckSender| {
            let sent = sent.unwrap_or_default();
            let answer = match room(&sent) {
                Ok(room) => {
                    socket.join(room.to_owned());
                    let mut rooms = socket.rooms();
                    rooms.sort();
                    json!({"rooms": rooms})
                }
                Err(refused) => json!(refused),
            };
            ack.send(&answer).ok();
        });

        socket.on("say", async |socket: SocketRef, TryData(sent): TryData<Value>, ack: AckSender| {
            let sent = sent.unwrap_or_default();
            let answer = match line(&sent) {
                Ok(line) => {
                    socket.to(line.room.to_owned()).emit("said", &line).await.ok();
                    json!({"delivered": true})
                }
                Err(refused) => json!(refused),
            };
            ack.send(&answer).ok();
        });
    });
}

/// What the others hear: these two fields, whatever else was sent.
#[derive(Serialize)]
struct Line<'a> {
    room: &'a str,
    text: &'a str,
}

/// What a sender is told when a field is not as it should be.
#[derive(Serialize)]
struct Refused {
    error: &'static str,
    field: &'static str,
}

fn line(sent: &Value) -> Result<Line<'_>, Refused> {
    Ok(Line { room: room(sent)?, text: text(sent)? })
}

fn room(sent: &Value) -> Result<&str, Refused> {
    let allowed = |c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    let good = |room: &&str| (1..=32).contains(&room.len()) && room.bytes().all(allowed);
    sent["room"].as_str().filter(good).ok_or(Refused { error: "1 to 32 of a-z, 0-9 and -, please", field: "room" })
}

fn text(sent: &Value) -> Result<&str, Refused> {
    let good = |text: &&str| (0..=500).contains(&text.chars().count());
    sent["text"].as_str().filter(good).ok_or(Refused { error: "1 to 500 characters, please", field: "text" })
}
