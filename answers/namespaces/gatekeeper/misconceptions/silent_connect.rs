//! No middleware: a stranger is connected, gets no handlers, and hears every post.

use serde::Deserialize;
use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

#[derive(Deserialize)]
struct Auth {
    token: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/staff", async |socket: SocketRef, Data(auth): Data<Auth>| {
        if auth.token == "open-sesame" {
            socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
                if let Some(staff) = io.of("/staff") {
                    staff.emit("posted", &post).await.ok();
                }
            });
        }
    });
}
