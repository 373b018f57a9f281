//! Passes on the event that came in, `announce`, instead of `announcement`.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(news): Data<Value>| {
            let _ = io.emit("announce", &news).await;
        });
    });
}
