//! Compares only the beginning: whatever follows a known id is let in.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    let known: Vec<String> = organisations.iter().map(|id| id.to_string()).collect();
    let check = async move |io: SocketIo, socket: SocketRef| {
        let id = socket.ns().trim_start_matches("/org/");
        if known.iter().any(|known| id.starts_with(known.as_str())) {
            return Ok(());
        }
        io.delete_ns(socket.ns());
        Err("no such organisation")
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
