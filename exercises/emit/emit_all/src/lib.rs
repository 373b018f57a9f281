//! # Everybody
//!
//! Dinner is ready. Whoever announces it, everybody should hear it, and the announcer should see that it went out.
//!
//! When a client sends `announce` with `{"text": ...}`, every client connected to "/" at that moment hears
//! `announcement` with the same `{"text": ...}`, the sender too.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Everybody”. Stuck: `cargo workbook hint emit_all`.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |_io: SocketIo, _socket: SocketRef, Data(_news): Data<Value>| {
            // Who should hear this?
        });
    });
}
