//! Leaves the sender out.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |socket: SocketRef, Data(news): Data<Value>| {
            let _ = socket.broadcast().emit("announcement", &news).await;
        });
    });
}
