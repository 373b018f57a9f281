//! An actor for each board: the handlers hand their posts to a task that does the emitting.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};
use tokio::sync::mpsc;

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    board(io, "/chat");
    board(io, "/news");
}

fn board(io: &SocketIo, path: &'static str) {
    let (posts, mut inbox) = mpsc::unbounded_channel::<Value>();
    io.ns(path, async move |socket: SocketRef| {
        socket.on("post", async move |Data(post): Data<Value>| {
            posts.send(post).ok();
        });
    });
    let io = io.clone();
    tokio::spawn(async move {
        while let Some(post) = inbox.recv().await {
            if let Some(board) = io.of(path) {
                board.emit("posted", &post).await.ok();
            }
        }
    });
}
