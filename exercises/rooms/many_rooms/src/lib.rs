//! # Several rooms at once
//!
//! A notice for the bakers and the gardeners, but not for those on holiday. Whoever is a baker *and* a gardener should
//! read it once.
//!
//! `join` with `{"room"}` is given below: the socket joins, ack `{"rooms": [...]}`, all its rooms, sorted.
//!
//! When a client sends `publish` with `{"to": ["bakers", "gardeners"], "except": ["holiday"], "text": "Rain!"}`:
//!
//! - Each socket that is in at least one of the `to` rooms, and in none of the `except` rooms, hears `published` with
//!   `{"text": "Rain!"}`, exactly once.
//! - The sender is treated like everybody else: she hears it if she is one of them, and not if she is not.
//! - Anybody may publish to any room, member or not.
//! - Both lists are always there, and either may be empty. `"to": []` reaches nobody. `"except": []` leaves nobody out.
//!   A room may be named that nobody is in, or be named twice.
//! - No ack is asked for.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Several rooms at once”. Stuck: `cargo workbook hint many_rooms`.

#![deny(unused_must_use)]

use serde::Deserialize;
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
struct Publish {
    to: Vec<String>,
    except: Vec<String>,
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

        socket.on("publish", async |_io: SocketIo, _socket: SocketRef, Data(publish): Data<Publish>| {
            let _rooms = (publish.to, publish.except);
            let _published = json!({"text": publish.text});
            // Who is meant? Each of them hears `published` once.
        });
    });
}
