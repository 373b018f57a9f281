//! Passes on what is said, to everybody but the one who says it.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            socket.broadcast().emit("say", &said).await.ok();
        });
    });
}
