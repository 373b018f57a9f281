//! `socket.emit`: only the poster hears.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", board);
    io.ns("/news", board);
}

async fn board(socket: SocketRef) {
    socket.on("post", async |socket: SocketRef, Data(post): Data<Value>| {
        socket.emit("posted", &post).ok();
    });
}
