//! An announcement to the whole house for each socket that `io` knows of.

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
            for _visitor in io.sockets() {
                for namespace in io.nsps() {
                    namespace.emit("announcement", &text).await.ok();
                }
            }
        });
    });
}
