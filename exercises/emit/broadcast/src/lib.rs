//! # Everyone but me
//!
//! Alice types. Bob and Carol should see "Alice is typing…". Alice should not.
//!
//! When a client sends `typing` with `{"name": "alice"}`, every *other* client connected to "/" hears `typing` with the
//! same payload. The sender hears nothing.
//!
//! A person may be connected twice, with a laptop and a phone. These are two clients, and each is an *other* to the
//! other.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Everyone but me”. Stuck: `cargo workbook hint broadcast`.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |_io: SocketIo, _socket: SocketRef, Data(_who): Data<Value>| {
            // Who should hear this?
        });
    });
}
