//! Passes each `typing` on to everyone but its sender.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            // `socket` knows who is speaking, so a broadcast from it can leave her out.
            socket.broadcast().emit("typing", &who).await.ok();
        });
    });
}
