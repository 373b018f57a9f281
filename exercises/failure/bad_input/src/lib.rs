//! # Never trust a client
//!
//! Anybody can send anything to a server: nothing at all, a number, a novel. Refuse it politely, and go on.
//!
//! - `join {room}`: the socket joins the room. The ack is `{"rooms": [...]}`, its rooms sorted.
//! - `say {room, text}`: the others in that room hear `said {room, text}`, and the speaker gets the ack
//!   `{"delivered": true}`. You need not be in a room to speak into it.
//!
//! A room has 1 to 32 characters, each of them `a` to `z`, `0` to `9` or `-`. A text has 1 to 500 characters: those that
//! Rust calls `char`, whatever their size in bytes. Spaces count, and a text is passed on as it came.
//!
//! A field that breaks these rules, is missing or is not a string is refused: nobody hears it, nobody joins, and the
//! sender gets the ack `{"error": ..., "field": "room"}` or `{"error": ..., "field": "text"}`. The error is a text
//! of your own, not empty. When both fields are bad, name either. The sender stays connected. Fields that are not
//! named here are dropped.
//!
//! A client may also send an event with nothing at all in it, or with bytes where JSON is due. That is refused in the same
//! way. Where you cannot tell which field is bad, name either.
//!
//! The code below is right for clients that behave.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter "Never trust a client". Stuck: `cargo workbook hint bad_input`.

#![deny(unused_must_use)]

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {serde_json::Value, socketioxide::extract::TryData};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            // What could a client have sent here?
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        socket.on("say", async |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            // And here?
            socket.to(say.room.clone()).emit("said", &say).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
