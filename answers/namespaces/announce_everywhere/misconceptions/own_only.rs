//! Only the namespace in which the announcement was made.

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
            if let Some(here) = io.of(socket.ns()) {
                here.emit("announcement", &text).await.ok();
            }
        });
    });
}
