//! # Only me
//!
//! Alice says something and wants to hear it back. Nobody else should hear it.
//!
//! When a client sends `say` with any JSON value, that client alone hears `said` with the same value: a text stays a
//! text, a number a number, a list a list, an object an object.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Only me”. Stuck: `cargo workbook hint echo`.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |_io: SocketIo, _socket: SocketRef, Data(_value): Data<Value>| {
            // Who should hear this?
        });
    });
}
