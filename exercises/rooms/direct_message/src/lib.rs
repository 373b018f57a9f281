//! # A whisper
//!
//! Bob has two windows open, on his laptop and on his phone. They are two sockets, with two ids, and one person. What
//! Alice whispers to Bob should be on both of them, and on nobody else's.
//!
//! A client says who it is when it connects, with the auth `{"name": "bob"}`. Several clients may give the same name:
//! they are one person. Names are compared whole and exactly: `"Bob"` is somebody else, and `"bobby"` is.
//!
//! When a client sends `whisper` with `{"to": "bob", "text": "Psst"}`:
//!
//! - Every connection of that person hears `whispered` with `{"from": "alice", "text": "Psst"}`, once. `from` is the
//!   name that the whispering client gave when it connected. Nobody else hears anything.
//! - The one who whispers gets the ack `{"delivered": true}`, and no copy.
//! - Whispering to oneself is allowed: then every connection of one's own hears it, the one that sent it too.
//! - If nobody of that name is connected now, the ack is `{"error": "..."}`, in words of your choice.
//! - People come and go, and come back. Bob is there as long as one of his connections is.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “A whisper”. Stuck: `cargo workbook hint direct_message`.

#![deny(unused_must_use)]

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// What a client says about itself when it connects.
#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Whisper {
    to: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        let from = auth.name;
        // What could you do here, so that a person's connections can be found by the person's name?

        socket.on(
            "whisper",
            async move |_io: SocketIo, _socket: SocketRef, Data(whisper): Data<Whisper>, ack: AckSender| {
                let _to = whisper.to;
                let _whispered = json!({"from": from, "text": whisper.text});
                // Who should hear `whispered`? And what if nobody does?
                ack.send(&json!({"delivered": false})).ok();
            },
        );
    });
}
