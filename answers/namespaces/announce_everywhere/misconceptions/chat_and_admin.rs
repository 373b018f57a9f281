//! Too narrow: `/news` is not declared.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", async || {});
    io.ns("/admin", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(text): Data<Value>| {
            for namespace in io.nsps() {
                namespace.emit("announcement", &text).await.ok();
            }
        });
    });
}
