//! A room of one for each socket, and an emit to everyone except that room.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.join(socket.id.to_string());
        socket.on("typing", async |io: SocketIo, socket: SocketRef, Data(who): Data<Value>| {
            let _ = io.except(socket.id.to_string()).emit("typing", &who).await;
        });
    });
}
