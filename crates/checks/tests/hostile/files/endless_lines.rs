//! Prints lines that nobody can read: thirty-two of a mebibyte each, on both streams, and then nothing is sent.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |_: SocketRef, Data(_): Data<Value>| {
            let line = "\u{1b}[2J\u{202e}x".repeat(1 << 17);
            for _ in 0..16 {
                println!("{line}");
                eprintln!("{line}");
            }
        });
    });
}
