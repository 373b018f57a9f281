//! A panic with a message of a megabyte.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |_: SocketRef, Data(_): Data<Value>| panic!("{}", "x".repeat(1 << 20)));
    });
}
