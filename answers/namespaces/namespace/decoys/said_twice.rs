//! No misconception of ours: every post is sent twice.

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
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        for _ in 0..2 {
            if let Some(board) = io.of(socket.ns()) {
                board.emit("posted", &post).await.ok();
            }
        }
    });
}
