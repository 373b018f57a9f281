//! Declares `org/acme` without the slash at the beginning: clients ask for `/org/acme`, and are refused.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    for id in organisations {
        io.ns(format!("org/{id}"), board);
    }
}

async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
