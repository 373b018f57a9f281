//! Cause: `posted` has the payload in a field `post`.
//!
//! Named: nothing

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
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &serde_json::json!({"post": post})).await.ok();
        }
    });
}
