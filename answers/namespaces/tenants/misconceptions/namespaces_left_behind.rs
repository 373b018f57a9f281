//! A dynamic namespace and a check, but every refused id leaves its namespace behind.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    let known: Vec<String> = organisations.iter().map(|id| format!("/org/{id}")).collect();
    let check = async move |socket: SocketRef| {
        if known.iter().any(|path| path == socket.ns()) { Ok(()) } else { Err("no such organisation") }
    };
    io.dyn_ns("/org/{id}", board.with(check)).ok();
}

/// One organisation's board: a post is heard by everybody in its namespace, the poster too.
async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
