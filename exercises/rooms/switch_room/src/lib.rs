//! # One room at a time
//!
//! In some chats you are in one room at a time, and going into another takes you out of the first. But a whisper should
//! find you wherever you are.
//!
//! Given below: who connects with the auth `{"name": "alice"}` joins a room of her own, and `whisper` with
//! `{"to", "text"}` works as in the exercise before. It must go on working after every switch.
//!
//! Yours are two events. A *chat room* is one that clients switch to; any text may be its name, a person's name too.
//!
//! When a client sends `switch` with `{"room": "garden"}`:
//!
//! - That connection is in the chat room `garden` now, and in no other chat room. The ack is `{"room": "garden"}`.
//! - Switching to the room that it is in already leaves it there.
//! - Each connection has a room of its own: Alice's phone may be in the garden while her laptop is in the library.
//! - Who is in a chat room that is called `bob` does not hear what is whispered to Bob, and Bob does not hear what is
//!   said there. Nor if the chat room is called `person:bob`, or whatever else your code calls the rooms that Bob is in.
//!
//! When a client sends `say` with `{"text": "Hi"}`:
//!
//! - The other connections in the speaker's chat room hear `said` with `{"from": "alice", "text": "Hi"}`. The ack is
//!   `{"delivered": true}`, also when nobody else is there.
//! - Who has not switched to any room yet gets the ack `{"error": "..."}`, in words of your choice, and nobody hears.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “One room at a time”. Stuck: `cargo workbook hint switch_room`.

#![deny(unused_must_use)]

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Whisper {
    to: String,
    text: String,
}

#[derive(Deserialize)]
struct Switch {
    room: String,
}

#[derive(Deserialize)]
struct Say {
    text: String,
}

/// The room that holds all connections of one person.
fn room_of(person: &str) -> String {
    format!("person:{person}")
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.join(room_of(&auth.name));

        let from = auth.name.clone();
        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            let room = room_of(&whisper.to);
            if io.within(room.clone()).sockets().is_empty() {
                ack.send(&json!({"error": "nobody of that name is here"})).ok();
                return;
            }
            let whispered = json!({"from": from, "text": whisper.text});
            io.to(room).emit("whispered", &whispered).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });

        socket.on("switch", async |_io: SocketIo, _socket: SocketRef, Data(switch): Data<Switch>, ack: AckSender| {
            let _room = switch.room;
            // Out of which rooms, and into which?
            ack.send(&json!({"room": "?"})).ok();
        });

        let from = auth.name;
        socket.on("say", async move |_io: SocketIo, _socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let _said = json!({"from": from, "text": say.text});
            // In which room is the speaker? Who should hear `said`?
            ack.send(&json!({"delivered": false})).ok();
        });
    });
}
