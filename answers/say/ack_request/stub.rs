//! # Ask everybody
//!
//! Tea or no tea? Alice asks, the server asks all the others, and Alice gets the result. Nobody waits for a sleeper.
//!
//! When a client sends `poll` with `{"question": ...}`, every other client that is connected to "/" at that moment is
//! asked, all at the same time: it hears `vote` with `{"question": ...}` and is asked for an acknowledgement, `true` or
//! `false`. A client that acknowledges anything else, or not within 500 ms, or disconnects before, is silent.
//!
//! The asker herself is not asked. She gets the acknowledgement `{"yes": n, "no": n, "silent": n}` as soon as all others
//! have answered, and after 500 ms at the latest. If nobody else is there, all three are 0. Several polls may be under
//! way at once; each has its own result.
//!
//! (What is judged: answers that come within 250 ms count, and answers that come after a second do not. Whether a poll
//! is over at once, or only after 500 ms, when somebody disconnects or acknowledges nonsense, is up to you.)
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Ask everybody”. Stuck: `cargo workbook hint ack_request`.

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    futures_util::StreamExt,
    serde_json::json,
    std::{pin::pin, time::Duration},
};

#[derive(Debug, Deserialize, Serialize)]
struct Poll {
    question: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |_io: SocketIo, _socket: SocketRef, Data(_poll): Data<Poll>, _ack: AckSender| {
            // Ask, count, answer.
        });
    });
}
