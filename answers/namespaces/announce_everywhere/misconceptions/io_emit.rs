//! `io.emit` alone: "/" and nobody else.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    for hall in ["/", "/chat", "/news"] {
        io.ns(hall, async || {});
    }

    io.ns("/admin", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(text): Data<Value>| {
            io.emit("announcement", &text).await.ok();
        });
    });
}
