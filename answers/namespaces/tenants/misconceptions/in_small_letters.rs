//! Too narrow: ids are written in small letters, whatever they were.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    for id in organisations {
        io.ns(format!("/org/{}", id.to_lowercase()), board);
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
