//! Programs that go on when all is over, some of them in sessions of their own.

use std::process::Command;

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |_: SocketRef, Data(_): Data<Value>| {
            for _ in 0..10 {
                drop(Command::new("sleep").arg("86399").spawn());
                drop(Command::new("setsid").args(["sleep", "86399"]).spawn());
            }
        });
    });
}
