//! Cause: it speaks to the others and then to everybody: the others are reached twice.
//!
//! Named: nothing

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, socket: SocketRef, Data(news): Data<Value>| {
            socket.broadcast().emit("announcement", &news).await.ok();
            io.emit("announcement", &news).await.ok();
        });
    });
}
