//! Cause: `Data<Vec<Value>>` reads a list: for everything else the handler is skipped.
//!
//! Named: nothing

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(args): Data<Vec<Value>>| {
            if let Some(value) = args.first() {
                socket.emit("said", value).ok();
            }
        });
    });
}
