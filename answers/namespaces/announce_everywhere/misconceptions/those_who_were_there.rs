//! Too narrow: a list of listeners that is made when the administrator connects. Who comes later hears nothing.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    for hall in ["/", "/chat", "/news"] {
        io.ns(hall, async || {});
    }

    io.ns("/admin", async |io: SocketIo, socket: SocketRef| {
        let house: Vec<SocketRef> = io.nsps().into_iter().flat_map(|namespace| namespace.sockets()).collect();
        socket.on("announce", async move |Data(text): Data<Value>| {
            for listener in house {
                listener.emit("announcement", &text).ok();
            }
        });
    });
}
