//! Two mistakes at once: "/" hears it twice, and `/news` not at all.

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
            io.emit("announcement", &text).await.ok();
            for path in ["/", "/chat", "/admin"] {
                if let Some(hall) = io.of(path) {
                    hall.emit("announcement", &text).await.ok();
                }
            }
        });
    });
}
