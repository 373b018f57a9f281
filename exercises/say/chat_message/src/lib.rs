//! # Who said it?
//!
//! The first line of a chat. Alice says something; the others should see it, and who said it. Alice should know that it
//! went out.
//!
//! Every client connects with `{"name": ...}` as its auth. When a client sends `say` with `{"text": ...}`, every other
//! client hears `said` with exactly `{"from": ..., "text": ...}`: `from` is the name that the sender connected with,
//! whatever else the payload claims. Other fields are dropped. The sender hears no event, but gets the acknowledgement
//! `{"delivered": true}`, also when nobody else is there.
//!
//! Grade it: `cargo test` in this folder. Read: the chapters “Who is speaking” and “Who said it?”.
//! Stuck: `cargo workbook hint chat_message`.

use serde::Deserialize;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use serde_json::{Value, json};

#[derive(Debug, Deserialize)]
struct Auth {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name: _name }): Data<Auth>| {
        socket.on("say", async |_socket: SocketRef, Data(_line): Data<Value>, _ack: AckSender| {
            // Who hears it, and from whom does it come?
        });
    });
}
