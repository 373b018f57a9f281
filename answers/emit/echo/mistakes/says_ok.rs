//! Cause: an acknowledgement of its own: a second event follows the echo.
//!
//! Named: nothing

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(value): Data<Value>| {
            socket.emit("said", &value).ok();
            socket.emit("status", &json!("ok")).ok();
        });
    });
}
