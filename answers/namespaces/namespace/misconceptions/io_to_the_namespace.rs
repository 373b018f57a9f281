//! The namespace taken for a room: `io.to("/chat")` is a room of "/" in which nobody is.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", board);
    io.ns("/news", board);
}

async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        let path = socket.ns().to_owned();
        io.to(path).emit("posted", &post).await.ok();
    });
}
