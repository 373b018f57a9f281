//! # What was said while I was away
//!
//! A train, a tunnel, no network for a minute. Socket.IO does not keep what was sent meanwhile: the server has to.
//!
//! - `say {text, client_id}`: everybody, the sender too, hears `said {id, text}`. The first message has the id 1, the next
//!   one 2, and so on. The sender gets the ack `{"id": ...}`.
//! - A sender who did not get her ack sends the message again, with the same `client_id`. She gets the id that it got the
//!   first time, and nobody hears anything. A `client_id` is known to the whole server, whoever sends it, and from
//!   whichever connection; the text does not matter.
//! - Who connects with `{"last_id": n}` in the auth hears what came after `n`: each message as `said {id, text}`, once,
//!   the oldest first, and before anything newer. Nobody else hears it. With `"last_id": 0` that is everything, and without
//!   `last_id` nothing is replayed.
//!
//! Keep every message for as long as the server runs. (Here only: a log without a limit is a leak.)
//!
//! A socket can hear broadcasts before its connect handler has run. A room in which only those are who have caught up
//! is one way to keep the order.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter "What was said while I was away". Stuck:
//! `cargo workbook hint missed_messages`.

#![deny(unused_must_use)]

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    std::{collections::HashMap, sync::Arc, time::Duration},
    tokio::sync::Mutex,
};

#[derive(Deserialize, Default)]
struct Auth {
    last_id: Option<u64>,
}

#[derive(Deserialize)]
struct Say {
    text: String,
    client_id: String,
}

#[derive(Clone, Serialize)]
struct Said {
    id: u64,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, TryData(auth): TryData<Auth>| {
        socket.on("say", async |io: SocketIo, Data(say): Data<Say>, ack: AckSender| {
            let _known_by = say.client_id; // Has it been here before?
            let said = Said { id: 1, text: say.text };
            io.emit("said", &said).await.ok();
            ack.send(&json!({"id": said.id})).ok();
        });

        let Auth { last_id: _last_id } = auth.unwrap_or_default();
        // What did this client miss?
    });
}
