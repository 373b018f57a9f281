//! Emits into a room of the sender’s own id, which is there in Node. In socketioxide nobody is in it.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |io: SocketIo, socket: SocketRef, Data(value): Data<Value>| {
            io.to(socket.id.to_string()).emit("said", &value).await.ok();
        });
    });
}
