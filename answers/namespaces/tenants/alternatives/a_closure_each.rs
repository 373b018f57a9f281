//! A closure for each organisation that knows its path, and a front door.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    io.ns("/", async || {});
    for id in organisations {
        let path = format!("/org/{id}");
        let board = path.clone();
        io.ns(path, async move |socket: SocketRef| {
            socket.join("everybody");
            socket.on("post", async move |io: SocketIo, Data(post): Data<Value>| {
                if let Some(board) = io.of(&board) {
                    board.within("everybody").emit("posted", &post).await.ok();
                }
            });
        });
    }
}
