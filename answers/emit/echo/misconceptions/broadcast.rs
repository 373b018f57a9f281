//! Everybody but the sender hears the echo.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(value): Data<Value>| {
            let _ = socket.broadcast().emit("said", &value).await;
        });
    });
}
