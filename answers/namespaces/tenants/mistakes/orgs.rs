//! Cause: the namespaces are called `/orgs/…`.
//!
//! Named: nothing

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    for id in organisations {
        io.ns(format!("/orgs/{id}"), board);
    }
}

async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
