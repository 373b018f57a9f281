//! # Two boards, one server
//!
//! The server has a front door, "/", and two boards: `/chat` and `/news`. Each of the three is a namespace.
//!
//! Declare all three. When a client on `/chat` or on `/news` sends `post` with any payload, everybody connected to
//! that same namespace hears `posted` with the same payload, the poster too. Nobody in another namespace hears it.
//! On "/" nobody hears anything, whatever is sent there.
//!
//! One connection may be in several namespaces at once. It then hears each board for itself.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Two boards, one server”. Stuck: `cargo workbook hint
//! namespace`.

#![deny(unused_must_use)]

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    // Nothing happens at the front door. It must be declared all the same.
    io.ns("/", async || {});

    io.ns("/chat", board);
}

/// Runs for every client that connects to a namespace which was declared with it.
async fn board(socket: SocketRef) {
    socket.on("post", async |_io: SocketIo, _socket: SocketRef, Data(_post): Data<Value>| {
        // Who should hear `posted`?
    });
}
