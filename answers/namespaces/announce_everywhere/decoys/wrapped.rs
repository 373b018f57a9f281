//! No misconception of ours: the payload is wrapped.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    for hall in ["/", "/chat", "/news"] {
        io.ns(hall, async || {});
    }

    io.ns("/admin", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(text): Data<Value>| {
            let text = serde_json::json!({ "announcement": text });
            for namespace in io.nsps() {
                namespace.emit("announcement", &text).await.ok();
            }
        });
    });
}
