//! `io.emit` in an organisation's namespace: it speaks to "/", where nobody of them is.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    io.ns("/", async || {});
    for id in organisations {
        io.ns(format!("/org/{id}"), async |socket: SocketRef| {
            socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
                io.emit("posted", &post).await.ok();
            });
        });
    }
}
