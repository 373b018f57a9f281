//! Two boards that do not hear each other: a namespace each, and one handler for both.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    // "/" is declared like any other: a server has only the namespaces that it names.
    io.ns("/", async || {});
    io.ns("/chat", board);
    io.ns("/news", board);
}

/// Serves both boards, because a socket knows its own namespace.
async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        // `io.emit` would speak to "/". `io.of` picks a namespace by its path.
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
