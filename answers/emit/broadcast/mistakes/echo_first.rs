//! Cause: it emits to the sender first and then broadcasts, the same both times.
//!
//! Named: echo_too

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", on_typing);
    });
}
async fn on_typing(socket: SocketRef, Data(who): Data<Value>) {
    socket.emit("typing", &who).ok();
    socket.broadcast().emit("typing", &who).await.ok();
}
