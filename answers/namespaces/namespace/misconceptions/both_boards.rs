//! Relays every post to both boards.

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
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        for path in ["/chat", "/news"] {
            if let Some(board) = io.of(path) {
                board.emit("posted", &post).await.ok();
            }
        }
    });
}
