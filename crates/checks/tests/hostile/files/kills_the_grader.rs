//! Whoever has started it is to end.

use std::os::unix::process::parent_id;
use std::process::Command;

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |_: SocketRef, Data(_): Data<Value>| {
            Command::new("kill").args(["-9", &parent_id().to_string()]).status().ok();
        });
    });
}
