//! Strangers are let in and then thrown out, instead of being refused.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    let known: Vec<String> = organisations.iter().map(|id| format!("/org/{id}")).collect();
    let enter = async move |socket: SocketRef| {
        if !known.iter().any(|path| path == socket.ns()) {
            socket.disconnect().ok();
            return;
        }
        socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
            if let Some(board) = io.of(socket.ns()) {
                board.emit("posted", &post).await.ok();
            }
        });
    };
    io.dyn_ns("/org/{id}", enter).ok();
}
