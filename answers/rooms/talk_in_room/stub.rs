//! # Say it in the room
//!
//! Alice and Bob are in the kitchen, Carol is in the cellar. What Alice says in the kitchen, Bob should hear. Carol
//! should not, and neither should Alice: she knows what she said.
//!
//! `join` with `{"room": "kitchen"}` is the one of the exercise before: the socket joins, and the ack is
//! `{"rooms": ["kitchen"]}`, all its rooms, sorted. It is given below.
//!
//! When a client sends `say` with `{"room": "kitchen", "text": "Soup!"}`:
//!
//! - Everybody else who is in *that* room hears `said` with `{"room": "kitchen", "text": "Soup!"}`, once.
//! - The speaker hears no `said`. She gets the ack `{"delivered": true}`, also when nobody else is in the room.
//! - A speaker who is not in that room gets the ack `{"error": "..."}` instead, in words of your choice, and nobody
//!   hears anything. Being in another room does not help her.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Say it in the room”. Stuck: `cargo workbook hint talk_in_room`.

#![deny(unused_must_use)]

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use serde::Serialize;

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        socket.on("say", async |_io: SocketIo, _socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let _said = json!({"room": say.room, "text": say.text});
            // May she speak in that room? And who should hear `said`?

            // `ack` answers the client that asked.
            ack.send(&json!({"delivered": false})).ok();
        });
    });
}
