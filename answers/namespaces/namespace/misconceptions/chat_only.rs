//! Too narrow: both boards are declared, but every post lands on `/chat`.

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
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(chat) = io.of("/chat") {
            chat.emit("posted", &post).await.ok();
        }
    });
}
