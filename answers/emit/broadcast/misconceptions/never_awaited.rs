//! The future that the broadcast returns is dropped without having been awaited: nothing is sent.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            socket.broadcast().emit("typing", &who);
        });
    });
}
