//! Registers a handler for each type of payload. Each replaces the one before: only the last one is left.

use serde_json::{Map, Value};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(text): Data<String>| {
            socket.emit("said", &text).ok();
        });
        socket.on("say", async |socket: SocketRef, Data(object): Data<Map<String, Value>>| {
            socket.emit("said", &object).ok();
        });
        socket.on("say", async |socket: SocketRef, Data(number): Data<i64>| {
            socket.emit("said", &number).ok();
        });
        socket.on("say", async |socket: SocketRef, Data(list): Data<Vec<Value>>| {
            socket.emit("said", &list).ok();
        });
    });
}
