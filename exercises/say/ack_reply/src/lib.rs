//! # Answer the one who asks
//!
//! A client asks and waits for the answer: what is 2 and 3? An event of its own would do, but then the client would have
//! to find out which answer belongs to which question. An acknowledgement knows.
//!
//! When a client sends `add` with `{"a": ..., "b": ...}` and asks for an acknowledgement, it is acknowledged with
//! `{"sum": ...}`, the sum of both. `a`, `b` and the sum are whole numbers that fit into an `i32`. If one of them does
//! not fit, has a fraction (2.0 as well), is no number or is missing, the acknowledgement is `{"error": ...}` instead:
//! a non-empty text, in words of your own. Either way there is exactly one acknowledgement, and nobody hears any event.
//! (Nobody sends a list of two numbers, which serde reads a struct from, too.)
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Answer the one who asks”.
//! Stuck: `cargo workbook hint ack_reply`.

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    serde_json::{Value, json},
    socketioxide::extract::TryData,
};

#[derive(Debug, Deserialize, Serialize)]
struct Add {
    a: i32,
    b: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |_socket: SocketRef, Data(_numbers): Data<Add>, _ack: AckSender| {
            // Answer. Whatever was asked, the client waits for it.
        });
    });
}
