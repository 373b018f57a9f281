//! A catch-all listener that looks at the event's name itself, and a task for each answer.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, Event, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on_fallback(async |socket: SocketRef, Event(name): Event, Data(value): Data<Value>| {
            if name == "say" {
                tokio::spawn(async move { socket.emit("said", &value) });
            }
        });
    });
}
