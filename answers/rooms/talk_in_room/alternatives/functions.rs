//! Style: named handlers, and a typed answer that is either of the two acks.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize)]
struct Say {
    room: String,
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Rooms(BTreeSet<String>),
    Delivered(bool),
    Error(String),
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", on_join);
        socket.on("say", on_say);
    });
}

fn rooms_of(socket: &SocketRef) -> BTreeSet<String> {
    socket.rooms().into_iter().map(String::from).collect()
}

async fn on_join(socket: SocketRef, Data(join): Data<Join>, ack: AckSender) {
    socket.join(join.room);
    ack.send(&Answer::Rooms(rooms_of(&socket))).ok();
}

async fn on_say(socket: SocketRef, Data(Say { room, text }): Data<Say>, ack: AckSender) {
    let answer = if rooms_of(&socket).contains(&room) {
        let said = json!({"room": room, "text": text});
        socket.broadcast().within(room).emit("said", &said).await.ok();
        Answer::Delivered(true)
    } else {
        Answer::Error(format!("you are not in {room}"))
    };
    ack.send(&answer).ok();
}
