//! # To the whole house
//!
//! The server has four namespaces: "/", `/chat`, `/news` and `/admin`. Declare all of them.
//!
//! When a client on `/admin` sends `announce` with any payload, every client of all four namespaces hears
//! `announcement` with the same payload, exactly once, the announcer too. On the other three, `announce` does nothing.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “To the whole house”. Stuck: `cargo workbook hint
//! announce_everywhere`.

#![deny(unused_must_use)]

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});

    io.ns("/admin", async |socket: SocketRef| {
        socket.on("announce", async |_io: SocketIo, _socket: SocketRef, Data(_text): Data<Value>| {
            // How do you reach the whole house?
        });
    });
}
