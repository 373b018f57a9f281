//! Each socket of each namespace, once.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    for path in ["/", "/chat", "/news"] {
        io.ns(path, async || {});
    }
    io.ns("/admin", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(text): Data<Value>| {
            for socket in io.nsps().into_iter().flat_map(|namespace| namespace.sockets()) {
                socket.emit("announcement", &text).ok();
            }
        });
    });
}
