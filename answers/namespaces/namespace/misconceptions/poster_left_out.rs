//! A broadcast: the poster hears nothing.

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
        socket.broadcast().emit("posted", &post).await.ok();
    });
}
