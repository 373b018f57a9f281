//! Passes on what is said to everybody, the speaker among them.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |io: SocketIo, Data(said): Data<Value>| {
            io.emit("say", &said).await.ok();
        });
    });
}
