//! Cause: the payload has `user` where `name` is due.
//!
//! Named: nothing

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            let typing = json!({"user": who["name"]});
            socket.broadcast().emit("typing", &typing).await.ok();
        });
    });
}
