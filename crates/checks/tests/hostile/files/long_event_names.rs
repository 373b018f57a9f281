//! Events whose names are a megabyte long, again and again.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            let name = "x".repeat(1 << 20);
            for _ in 0..20 {
                socket.broadcast().emit(name.clone(), &who).await.ok();
            }
        });
    });
}
