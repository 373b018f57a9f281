//! Too narrow: one client of each namespace.

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
        socket.on("announce", async |io: SocketIo, socket: SocketRef, Data(text): Data<Value>| {
            socket.emit("announcement", &text).ok();
            for path in ["/", "/chat", "/news"] {
                let mut sockets = io.of(path).map(|hall| hall.sockets()).unwrap_or_default();
                sockets.sort_by_key(|socket| socket.id);
                if let Some(first) = sockets.first() {
                    first.emit("announcement", &text).ok();
                }
            }
        });
    });
}
