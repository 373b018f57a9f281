//! Everybody hears the echo.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |io: SocketIo, Data(value): Data<Value>| {
            let _ = io.emit("said", &value).await;
        });
    });
}
