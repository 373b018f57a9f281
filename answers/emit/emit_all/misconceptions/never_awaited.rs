//! The future that `io.emit` returns is dropped without having been awaited: nothing is sent.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(news): Data<Value>| {
            io.emit("announcement", &news);
        });
    });
}
