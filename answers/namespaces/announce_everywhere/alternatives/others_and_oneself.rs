//! `io.emit` for "/", `io.of` for the two boards, a broadcast and an echo for `/admin`.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", async || {});
    io.ns("/news", async || {});
    io.ns("/admin", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, socket: SocketRef, Data(text): Data<Value>| {
            io.emit("announcement", &text).await.ok();
            for board in [io.of("/chat"), io.of("/news")].into_iter().flatten() {
                board.emit("announcement", &text).await.ok();
            }
            socket.broadcast().emit("announcement", &text).await.ok();
            socket.emit("announcement", &text).ok();
        });
    });
}
