//! # Two lobbies
//!
//! `/chat` and `/news` each have rooms. A room of the one is not the room of the other, even where both are called
//! `lobby`. On each of the two namespaces:
//!
//! - `join` with `{"room": ...}`: the socket joins that room of its namespace. The ack is `{"rooms": [...]}`, the rooms
//!   it is in there, sorted.
//! - `say` with `{"room": ..., "text": ...}`: the others in that room of that namespace hear `said` with the same two
//!   fields. The ack is `{"delivered": true}`, also when nobody else is there. A speaker who is not in that room of
//!   that namespace gets the ack `{"error": ...}` instead, with any text that is not empty, and nobody hears anything.
//!
//! One connection may be in both namespaces. Its rooms here say nothing about its rooms there. "/" is not used, and
//! you may declare it or not.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Two lobbies”. Stuck: `cargo workbook hint
//! same_room_name`.

#![deny(unused_must_use)]

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

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", board);
    io.ns("/news", board);
}

async fn board(socket: SocketRef) {
    socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
        socket.join(join.room);
        let mut rooms = socket.rooms();
        rooms.sort();
        ack.send(&json!({ "rooms": rooms })).ok();
    });

    socket.on("say", async |_io: SocketIo, _socket: SocketRef, Data(_say): Data<Say>, _ack: AckSender| {
        // Who may say it, and who hears it?
    });
}
