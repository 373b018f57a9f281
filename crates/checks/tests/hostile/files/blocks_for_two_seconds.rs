//! Right, and then the thread sleeps for two seconds, which nobody else can use.

use std::time::Duration;

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            socket.broadcast().emit("typing", &who).await.ok();
            std::thread::sleep(Duration::from_secs(2));
        });
    });
}
