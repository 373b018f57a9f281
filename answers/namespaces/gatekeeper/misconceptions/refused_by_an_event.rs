//! Checks in the connect handler, and tells the refused by an event before it disconnects them.

use serde::Deserialize;
use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef, TryData},
};

#[derive(Deserialize)]
struct Auth {
    token: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/staff", async |socket: SocketRef, TryData(auth): TryData<Auth>| {
        if !auth.is_ok_and(|auth| auth.token == "open-sesame") {
            socket.emit("connect_error", "unauthorized").ok();
            socket.disconnect().ok();
            return;
        }
        socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
            if let Some(staff) = io.of("/staff") {
                staff.emit("posted", &post).await.ok();
            }
        });
    });
}
