//! One announcement for every namespace that the server has.

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
            // No emit crosses a namespace, so there is one for each. `/admin` itself is among them.
            for namespace in io.nsps() {
                namespace.emit("announcement", &text).await.ok();
            }
        });
    });
}
