//! The handler is registered everywhere: anybody may speak to the whole house.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    for path in ["/", "/chat", "/news", "/admin"] {
        io.ns(path, hall);
    }
}

async fn hall(socket: SocketRef) {
    socket.on("announce", async |io: SocketIo, Data(text): Data<Value>| {
        for namespace in io.nsps() {
            namespace.emit("announcement", &text).await.ok();
        }
    });
}
