//! Two mistakes at once: posts are signed with the organisation, and refused ids leave their namespaces behind.

use serde_json::{Value, json};
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

async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if let Some(board) = io.of(socket.ns()) {
            let signed = json!({ "organisation": socket.ns(), "post": post });
            board.emit("posted", &signed).await.ok();
        }
    });
}
