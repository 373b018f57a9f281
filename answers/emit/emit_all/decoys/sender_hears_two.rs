//! Everybody hears it, and the sender a second time.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, socket: SocketRef, Data(news): Data<Value>| {
            let _ = socket.emit("announcement", &news);
            let _ = io.emit("announcement", &news).await;
        });
    });
}
