//! # Say what shape it has
//!
//! A game on one board: whoever moves a piece sends where it stands now. The others should see it, if it is a place at
//! all.
//!
//! When a client sends `move` with `{"x": ..., "y": ...}`, both whole numbers that fit into an `i32`, every other client
//! hears `moved` with exactly these two fields: others that came along are dropped. The sender hears nothing.
//!
//! When a client sends anything else as `move` (a field is missing, a number is too big or has a fraction, it is no
//! object at all, ...), the sender alone hears `invalid` with only `{"reason": ...}`: a non-empty text, in any words.
//! She stays connected, and her next `move` counts. (Nobody sends a list of two numbers: see the page's traps.)
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Say what shape it has”.
//! Stuck: `cargo workbook hint typed_events`.

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    serde_json::{Value, json},
    socketioxide::extract::{Data, TryData},
};

#[derive(Debug, Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |_socket: SocketRef, Data(_place): Data<Move>| {
            // The others hear `moved`. And what if it was no `Move`?
        });
    });
}
