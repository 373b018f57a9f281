//! # The door to the staff room
//!
//! Only those who know the word get into `/staff`.
//!
//! A client is let in if its handshake auth is an object whose `token` is the string `open-sesame`, exactly. Other
//! fields do not matter. Everybody else is refused before being connected, and told so by a `connect_error` with the
//! message `unauthorized`, exactly: without any auth, without a token, with a token that is not a string, or with any
//! other token. Whoever is refused hears nothing else. (Nobody brings a list, which serde reads a struct from, too.)
//!
//! Those who are in: `post` with any payload is heard by everybody in `/staff` as `posted`, with the same payload, the
//! poster too. That part is written already. No other namespace is used, and you may declare "/" or not.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “The door to the staff room”. Stuck: `cargo workbook hint
//! gatekeeper`.

#![deny(unused_must_use)]

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
    handler::ConnectHandler,
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {serde::Deserialize, socketioxide::extract::TryData};

pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room.with(doorkeeper));
}

/// Runs before a client is connected. `Err` refuses it, and the error's text is the message that it gets.
async fn doorkeeper(_socket: SocketRef) -> Result<(), String> {
    // Everybody may come in so far. What did the client bring in its handshake?
    Ok(())
}

/// The room behind the door: a post is heard by everybody who was let in, the poster too.
async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
