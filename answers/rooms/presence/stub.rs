//! # Who is in the room
//!
//! A list of who is here looks simple until somebody opens a second window. A person is in a room as long as one of her
//! connections is.
//!
//! A client says who it is when it connects, with the auth `{"name": "alice"}`. Clients that give the same name are one
//! person.
//!
//! - `join` with `{"room": "harbour"}`: the socket joins, ack `{"rooms": [...]}`, all rooms of that socket, sorted.
//! - `leave` with `{"room": "harbour"}`: the socket leaves, ack `{"rooms": [...]}`. Leaving a room that it is not in
//!   changes nothing, and nobody hears of it.
//! - `who` with `{"room": "harbour"}`: ack `{"names": [...]}`, who is in that room, sorted, each person once. Anybody may
//!   ask, also somebody who is not in it. Nobody there is an empty list.
//!
//! Lists are sorted as Rust's `sort` sorts strings. What others hear is about people, and counted for each room by itself:
//!
//! - The person's *first* connection joins the room: the other people there hear `arrived` with `{"name": "alice"}`.
//! - The person's *last* connection there leaves it, disconnects or is cut: the other people there hear `departed` with
//!   `{"name": "alice"}`. A connection that ends does so in every room that it is in.
//! - In between, nobody hears anything: not for a second window, not for joining again with the same one.
//! - Two windows of one person may end in the same moment. That is still one departure.
//! - Nobody hears `arrived` or `departed` about herself, and people outside the room hear nothing.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Who is in the room”. Stuck: `cargo workbook hint presence`.

#![deny(unused_must_use)]

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    socketioxide::socket::Sid,
    std::{
        collections::{BTreeMap, BTreeSet, HashMap, HashSet},
        sync::{Arc, Mutex, MutexGuard, PoisonError},
    },
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

/// What a client sends with `join`, `leave` and `who`.
#[derive(Deserialize)]
struct Named {
    room: String,
}

/// The rooms that this socket is in, sorted.
fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

pub fn attach(io: &SocketIo) {
    // What has to be remembered here, so that everybody's handlers can see it?
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        let name = auth.name;
        let _about = json!({"name": name});

        socket.on("join", async |_io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room);
            // Is it the person's first connection here?
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("leave", async |_io: SocketIo, socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            // Was it the person's last one?
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("who", async |_io: SocketIo, Data(who): Data<Named>, ack: AckSender| {
            let _room = who.room;
            ack.send(&json!({"names": ["?"]})).ok();
        });

        socket.on_disconnect(async |_io: SocketIo, _socket: SocketRef| {
            // The connection has ended. In which rooms was it, and was it the last one there?
        });
    });
}
