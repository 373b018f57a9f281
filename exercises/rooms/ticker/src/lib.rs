//! # A clock in the room
//!
//! A quiz is played in a room, and the server says the seconds, as long as somebody is there to hear them.
//!
//! - `join` with `{"room": "garden"}`: the socket joins, ack `{"rooms": [...]}`, all rooms of that socket, sorted.
//!   `leave` with `{"room": "garden"}`: it leaves, and the same ack. Joining again, and leaving a room that it is not
//!   in, change nothing. That is written already.
//! - As long as at least one socket is in a room, everybody in it hears `tick` with `{"room": "garden", "n": 1}` once
//!   a second: the first one a second after the first socket came in, and `n` counts from 1. Nobody else hears it.
//! - Whoever comes later hears the running count.
//! - When a room's last socket has left, disconnected or been cut, its ticking ends. Whoever comes next, even at once,
//!   begins again: `n` is 1, a second after she came.
//! - Each room ticks by itself.
//! - While rooms tick, all events are handled at once, and acknowledged at once.
//! - In an empty server nothing wakes up: the grader lets an hour go by and counts how often the runtime woke. Up to a
//!   thousand times is nothing.
//!
//! The clock is tokio's: `tokio::time::Instant`, `sleep`, `interval` and their like. The grader moves it in half
//! seconds, or less, and nobody does anything within 100 ms of a tick.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “A clock in the room”. Stuck: `cargo workbook hint ticker`.

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
        collections::{HashMap, HashSet},
        sync::{Arc, Mutex, PoisonError},
        time::Duration,
    },
    tokio::{
        task::AbortHandle,
        time::{Instant, interval, interval_at, sleep},
    },
};

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
    // What has to be remembered here, so that everybody's handlers can see it?
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |_io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room.clone());
            let _tick = json!({"room": join.room, "n": 1});
            // Who says it, a second from now, and to whom?
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("leave", async |_io: SocketIo, socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            // Was it the last one here?
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}
