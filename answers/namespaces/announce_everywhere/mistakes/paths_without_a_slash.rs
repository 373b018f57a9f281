//! Cause: it looks the namespaces up by paths without a slash.
//!
//! Named: nothing

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
            for path in ["/", "chat", "news", "admin"] {
                let Some(namespace) = io.of(path) else { continue };
                namespace.emit("announcement", &text).await.ok();
            }
        });
    });
}
