//! Too narrow: knows one name.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            if who["name"] == "alice" {
                let _ = socket.broadcast().emit("typing", &who).await;
            }
        });
    });
}
