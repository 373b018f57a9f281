//! # Out of a room
//!
//! Alice has had enough of the kitchen. She still wants to hear the cellar, and what is announced to everybody.
//!
//! Three events are given below, as in the exercises before:
//!
//! - `join` with `{"room"}`: the socket joins, ack `{"rooms": [...]}`, all its rooms, sorted.
//! - `say` with `{"room", "text"}`: the others in that room hear `said` with `{"room", "text"}`, ack
//!   `{"delivered": true}`; from outside the room the ack is `{"error": "..."}`, and nobody hears.
//! - `announce` with `{"text"}`: everybody hears `announcement` with `{"text"}`, the sender too.
//!
//! Yours is the fourth. When a client sends `leave` with `{"room": "kitchen"}`:
//!
//! - Its socket leaves that room, and no other. The ack is `{"rooms": [...]}`: the rooms it is in now, sorted.
//! - From then on it hears nothing that is said in that room. Its other rooms and the announcements it still hears.
//! - Leaving a room that it is not in changes nothing. It gets the same ack, not an error.
//! - It may join again later, and then hears the room again.
//! - Nobody hears an event because of it.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Out of a room”. Stuck: `cargo workbook hint leave_room`.

#![deny(unused_must_use)]

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// What a client sends with `join` and `leave`.
#[derive(Deserialize)]
struct Named {
    room: String,
}

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

/// The rooms that this socket is in, sorted.
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

        socket.on("leave", async |_io: SocketIo, _socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            let _room = leave.room;
            // Which of the rooms does this socket leave? And which is it in afterwards?
            ack.send(&json!({"rooms": ["?"]})).ok();
        });
    });
}
