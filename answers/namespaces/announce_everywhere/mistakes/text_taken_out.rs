//! Cause: the text is taken out of the payload, which need not be an object.
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
            for namespace in io.nsps() {
                namespace.emit("announcement", &text["text"]).await.ok();
            }
        });
    });
}
