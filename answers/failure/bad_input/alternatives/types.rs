//! Parse, don't validate: what is a `Room` or a `Text` has been checked, once and for all.

use serde::Serialize;
use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, SocketRef, TryData}};

#[derive(Serialize)]
struct Room(String);

#[derive(Serialize)]
struct Text(String);

#[derive(Serialize)]
struct Said {
    room: Room,
    text: Text,
}

enum BadField {
    Room,
    Text,
}

impl From<BadField> for Value {
    fn from(bad: BadField) -> Self {
        match bad {
            BadField::Room => json!({"error": "this is not a room", "field": "room"}),
            BadField::Text => json!({"error": "this is not a text", "field": "text"}),
        }
    }
}

impl TryFrom<Option<&Value>> for Room {
    type Error = BadField;

    fn try_from(value: Option<&Value>) -> Result<Self, BadField> {
        let Some(Value::String(room)) = value else { return Err(BadField::Room) };
        if room.is_empty() || room.len() > 32 {
            return Err(BadField::Room);
        }
        let odd = |c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if room.contains(odd) { Err(BadField::Room) } else { Ok(Self(room.clone())) }
    }
}

impl TryFrom<Option<&Value>> for Text {
    type Error = BadField;

    fn try_from(value: Option<&Value>) -> Result<Self, BadField> {
        let Some(Value::String(text)) = value else { return Err(BadField::Text) };
        let length = text.chars().take(501).count();
        if length == 0 || length == 501 { Err(BadField::Text) } else { Ok(Self(text.clone())) }
    }
}

async fn join(socket: SocketRef, TryData(sent): TryData<Value>, ack: AckSender) {
    let sent = sent.unwrap_or_default();
    let answer = Room::try_from(sent.get("room")).map_or_else(Value::from, |Room(room)| {
        socket.join(room);
        let mut rooms: Vec<String> = socket.rooms().into_iter().map(String::from).collect();
        rooms.sort();
        json!({"rooms": rooms})
    });
    let _ = ack.send(&answer);
}

fn parse(sent: &Value) -> Result<Said, BadField> {
    // The text first: where both are bad, either may be named.
    let text = sent.get("text").try_into()?;
    Ok(Said { room: sent.get("room").try_into()?, text })
}

async fn say(socket: SocketRef, TryData(sent): TryData<Value>, ack: AckSender) {
    let sent = sent.unwrap_or_default();
    let answer = match parse(&sent) {
        Ok(said) => {
            let _ = socket.to(said.room.0.clone()).emit("said", &said).await;
            json!({"delivered": true})
        }
        Err(bad) => bad.into(),
    };
    let _ = ack.send(&answer);
}

async fn connected(socket: SocketRef) {
    socket.on("join", join);
    socket.on("say", say);
}

pub fn attach(io: &SocketIo) {
    io.ns("/", connected);
}
