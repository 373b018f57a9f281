//! # Slow down
//!
//! One client sends a thousand messages a second, by mistake or by malice. Everybody else pays for it.
//!
//! When a client sends `say`, with any payload, the others hear `said` with the same payload, and the sender gets the ack
//! `{"delivered": true}`.
//!
//! From each connection at most ten are accepted in any second. "Any" means any: from 0.3 s to 1.3 s just as from 0 s to
//! 1 s. What is more than that is refused at once: nobody hears it, and the sender gets the ack
//! `{"error": "slow down"}`, in exactly these words. She stays connected, and nobody else is held up: each connection has
//! its own limit, two of the same person, too.
//!
//! Whether the refused ones count for the limit is up to you. After a second of silence ten are accepted again.
//!
//! Grade it: `cargo test` in this folder (it takes some seconds: this one needs real time). Read: the chapter "Slow down".
//! Stuck: `cargo workbook hint flood`.

#![deny(unused_must_use)]

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        // What would you have to remember, and where, to know that this is the eleventh?
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>, ack: AckSender| {
            socket.broadcast().emit("said", &said).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
