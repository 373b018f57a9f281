//! Spelled out: each board names itself.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |_socket: SocketRef| {});
    io.ns("/chat", async |socket: SocketRef| {
        socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
            if let Some(chat) = io.of("/chat") {
                chat.emit("posted", &post).await.ok();
            }
        });
    });
    io.ns("/news", async |socket: SocketRef| {
        socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
            if let Some(news) = io.of("/news") {
                news.emit("posted", &post).await.ok();
            }
        });
    });
}
