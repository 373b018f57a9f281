//! Cause: the event is called `announcements`.
//!
//! Named: nothing

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, _socket: SocketRef, Data(news): Data<Value>| {
            io.emit("announcements", &news).await.ok();
        });
    });
}
