//! Cause: the ack is the room that was left, not the rooms that remain.
//!
//! Named: nothing

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Named {
    room: String,
}

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("say", async |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            if !socket.rooms().iter().any(|room| *room == say.room) {
                ack.send(&json!({"error": "join the room first"})).ok();
                return;
            }
            socket.to(say.room.clone()).emit("said", &say).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });

        socket.on("announce", async |io: SocketIo, Data(announcement): Data<Value>| {
            io.emit("announcement", &announcement).await.ok();
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room.clone());
            ack.send(&json!({"left": leave.room})).ok();
        });
    });
}
