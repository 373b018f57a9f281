//! A broadcast, which stays in the socket's namespace, and an echo.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    for path in ["/chat", "/news"] {
        io.ns(path, async |socket: SocketRef| {
            socket.on("post", async |socket: SocketRef, Data(post): Data<Value>| {
                socket.broadcast().emit("posted", &post).await.ok();
                socket.emit("posted", &post).ok();
            });
        });
    }
}
