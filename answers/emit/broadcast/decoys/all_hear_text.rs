//! Two mistakes at once: the sender hears it too, and the name is sent bare.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |io: SocketIo, Data(who): Data<Value>| {
            let _ = io.emit("typing", &who["name"]).await;
        });
    });
}
