//! Prints lines that nobody can read: thirty-two of a mebibyte each, on both streams, and then nothing is sent. Once: so many
//! for each event would take as long as a blocked thread on one machine, and not on another.

use std::sync::Once;

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

static PRINTED: Once = Once::new();

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |_: SocketRef, Data(_): Data<Value>| {
            PRINTED.call_once(|| {
                let line = "\u{1b}[2J\u{202e}x".repeat(1 << 17);
                for _ in 0..16 {
                    println!("{line}");
                    eprintln!("{line}");
                }
            });
        });
    });
}
