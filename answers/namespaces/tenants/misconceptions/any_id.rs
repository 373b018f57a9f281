//! A pattern without a check: any id gets a namespace.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, _organisations: &[&str]) {
    io.dyn_ns("/org/{id}", board).ok();
}

/// One organisation's board: a post is heard by everybody in its namespace, the poster too.
async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
