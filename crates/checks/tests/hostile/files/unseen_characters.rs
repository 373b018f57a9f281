//! What a terminal would obey: in an event's name, in a value, in what is printed, and in a panic.

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

const UNSEEN: &str = "\u{1b}[2J\u{9b}31m\u{202e}dessap ✓\u{2066}\u{200f}";

pub fn attach(io: &SocketIo) {
    println!("{UNSEEN}");
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(_): Data<Value>| {
            socket.broadcast().emit(format!("typing{UNSEEN}"), &json!({ UNSEEN: UNSEEN })).await.ok();
            panic!("{UNSEEN}");
        });
    });
}
