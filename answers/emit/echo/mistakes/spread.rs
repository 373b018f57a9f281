//! Cause: a list is sent as a tuple would be: its items are several arguments. Everything else is right.
//!
//! Named: nothing

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(value): Data<Value>| {
            match value.as_array() {
                Some(list) if list.len() == 2 => socket.emit("said", &(&list[0], &list[1])).ok(),
                _ => socket.emit("said", &value).ok(),
            };
        });
    });
}
