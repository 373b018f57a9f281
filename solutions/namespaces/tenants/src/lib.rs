//! A namespace for each organisation; what was not declared, the server refuses by itself.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    // The ids are known at the start, so there is nothing to check later. A pattern such as `/org/{id}` would let
    // anybody in, and would keep a namespace for each id that was ever asked for.
    for id in organisations {
        io.ns(format!("/org/{id}"), board);
    }
}

/// One organisation's board: a post is heard by everybody in its namespace, the poster too.
async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
