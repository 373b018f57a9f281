//! # One server, many organisations
//!
//! Acme and Globex rent the same chat server, and must not hear each other.
//!
//! `attach` gets the ids of the organisations. Each has the namespace `/org/{id}`: `/org/acme` for `acme`. In it, `post`
//! with any payload is heard by everybody in that organisation as `posted`, with the same payload, the poster too, and
//! by nobody else.
//!
//! A client that asks for any other namespace below `/org` is refused by a `connect_error`, with any text. Ids are
//! compared whole, upper and lower case apart. A refused id leaves nothing behind: the server has no more namespaces
//! afterwards than before. Other namespaces, such as "/", you may declare or not.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “One server, many organisations”. Stuck: `cargo workbook
//! hint tenants`.

#![deny(unused_must_use)]

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, _organisations: &[&str]) {
    // One organisation is in. Who else rents this server, and who does not?
    io.ns("/org/acme", board);
}

/// One organisation's board: a post is heard by everybody in its namespace, the poster too.
async fn board(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
        if let Some(board) = io.of(socket.ns()) {
            board.emit("posted", &post).await.ok();
        }
    });
}
