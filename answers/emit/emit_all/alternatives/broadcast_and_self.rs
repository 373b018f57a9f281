//! The others by a broadcast, and the sender by herself: two calls where one would do.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |socket: SocketRef, Data(news): Data<Value>| {
            let _ = socket.emit("announcement", &news);
            let _ = socket.broadcast().emit("announcement", &news).await;
        });
    });
}
