//! Too narrow: stops listening after a client's first post.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", board);
    io.ns("/news", board);
}

async fn board(socket: SocketRef) {
    let done = Arc::new(AtomicBool::new(false));
    socket.on("post", async move |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if done.swap(true, Ordering::Relaxed) {
            return;
        }
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
