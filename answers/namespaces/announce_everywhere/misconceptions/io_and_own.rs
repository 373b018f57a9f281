//! `io.emit` for everyone and the own namespace on top: the two boards hear nothing.

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
        socket.on("announce", async |io: SocketIo, socket: SocketRef, Data(text): Data<Value>| {
            io.emit("announcement", &text).await.ok();
            if let Some(here) = io.of(socket.ns()) {
                here.emit("announcement", &text).await.ok();
            }
        });
    });
}
