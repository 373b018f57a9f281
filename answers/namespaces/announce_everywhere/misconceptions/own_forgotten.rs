//! The three others by name: `/admin` itself hears nothing.

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
            for path in ["/", "/chat", "/news"] {
                if let Some(hall) = io.of(path) {
                    hall.emit("announcement", &text).await.ok();
                }
            }
        });
    });
}
