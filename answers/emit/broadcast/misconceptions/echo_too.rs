//! Broadcasts, and then tells the sender as well.

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>| {
            let _ = socket.broadcast().emit("typing", &who).await;
            let _ = socket.emit("typing", &json!({"name": "you"}));
        });
    });
}
