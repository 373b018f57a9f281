//! Everything on "/": the boards are never declared, and posting at the front door works.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
            io.emit("posted", &post).await.ok();
        });
    });
}
