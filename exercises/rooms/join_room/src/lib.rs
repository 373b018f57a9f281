//! # Into a room
//!
//! A room is a set of sockets that the server keeps under a name. Only the server can put a socket into one: a
//! client asks, the server decides.
//!
//! When a client sends `join` with `{"room": "garden"}`, its socket joins that room. The ack tells the client all the
//! rooms that its socket is in now: `{"rooms": ["attic", "garden"]}`.
//!
//! - The list is sorted as Rust's `sort` sorts strings, by bytes: `"Zoo"` comes before `"attic"`.
//! - Any text may be the name of a room. The first who joins makes the room.
//! - Only the socket that asks joins. Nobody is in a room without having asked.
//! - A socket may be in many rooms. Joining the same one again changes nothing: it is listed once.
//! - Nobody hears an event.
//!
//! The grader does not take your word for it: it also emits into the rooms itself, to see who is in them.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Into a room”. Stuck: `cargo workbook hint join_room`.

#![deny(unused_must_use)]

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// What a client sends with `join`. `Data` reads the payload into it.
#[derive(Deserialize)]
struct Join {
    room: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |_io: SocketIo, _socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            let _room = join.room;
            // Who joins? And which rooms is that socket in afterwards?

            // `ack` answers the client that asked. Tell it the truth.
            ack.send(&json!({"rooms": []})).ok();
        });
    });
}
