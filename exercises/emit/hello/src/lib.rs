//! # Hello, newcomer
//!
//! Somebody connects. The server should greet her: "Welcome!" The people who are there already should hear nothing.
//!
//! Each client that connects to "/" hears `welcome` with `{"text": "Welcome!"}`, once. Nobody else hears it. What a
//! client says about itself when it connects, its name for example, plays no part here.
//!
//! "/" is declared for you: the closure runs once for each client that connects.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Hello, newcomer”. Stuck: `cargo workbook hint hello`.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |_io: SocketIo, _socket: SocketRef| {
        let _welcome = json!({"text": "Welcome!"});
        // Who should hear it? Take the `_` off the values that you need.
    });
}
