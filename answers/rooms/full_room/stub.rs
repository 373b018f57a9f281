//! # Three chairs
//!
//! Each room has three chairs. Whoever wants to sit down is looked up in a list of the banned first, and the list is
//! slow. Everything that goes wrong here goes wrong while somebody waits for the list.
//!
//! A client says who it is when it connects, with the auth `{"name": "alice"}`.
//!
//! - `join` with `{"room": "kitchen"}`: a room holds at most three sockets. Admitted: the socket joins, ack `{"rooms": [...]}`,
//!   all rooms of that socket, sorted. Full: ack `{"error": "full"}`. Banned: ack `{"error": "banned"}`; of a full room
//!   somebody who is banned may hear `full` instead.
//! - `leave` with `{"room": "kitchen"}`: the socket leaves, ack `{"rooms": [...]}`. Leaving a room that it is not in changes
//!   nothing.
//!
//! Lists are sorted as Rust's `sort` sorts strings. And:
//!
//! - It is sockets that sit: somebody with two windows needs two chairs. Each room counts by itself.
//! - Joining again from within changes nothing, and is never “full”.
//! - Whoever leaves, disconnects or is cut gives the chair back: in each room, and also while the list is still being asked.
//! - While the list is being asked, a chair may be held for whoever waits. A refusal gives it back.
//! - Many may ask for the last chair in the same moment. Exactly one of them gets it.
//!
//! `is_banned` is given: use it as it is. You may ask it for one person after the other; nobody waits longer than two
//! seconds. A client whose `join` has not been answered sends nothing else, but its connection may end.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Three chairs”. Stuck: `cargo workbook hint full_room`.

#![deny(unused_must_use)]

use std::{borrow::Cow, time::Duration};

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
        collections::{HashMap, HashSet},
        sync::{Arc, Mutex, MutexGuard, PoisonError},
    },
};

/// Asks a slow list.
async fn is_banned(name: &str) -> bool {
    tokio::time::sleep(Duration::from_millis(50)).await;
    name == "mallory"
}

#[derive(Deserialize)]
struct Auth {
    name: String,
}

/// What a client sends with `join` and `leave`.
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
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("join", async move |_io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            if is_banned(&name).await {
                // Who waits with a `join` of her own, while this waits?
            }
            // How many sit there?
            socket.join(join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}
