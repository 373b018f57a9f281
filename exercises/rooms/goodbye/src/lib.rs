//! # Left or lost
//!
//! Bob closes his laptop politely. Carol drives into a tunnel. Both are gone, and the others should see which it was.
//!
//! A client says who it is when it connects, with the auth `{"name": "bob"}`. No two clients give the same name.
//!
//! When a client's connection to "/" ends, all the others hear `departed` with `{"name": "bob", "reason": "left"}`:
//!
//! - The reason is `"left"` if the client said so, with Socket.IO's DISCONNECT packet. That is what a client's
//!   `disconnect()` sends.
//! - It is `"lost"` in every other case: the network connection is cut, the WebSocket is closed without a DISCONNECT, the
//!   client answers no more pings, it sends something that is no packet at all.
//! - Clients send no event before they go. The one who goes hears nothing any more.
//!
//! When a client sends `who` with `{}`, it gets the ack `{"names": ["alice", "dave"]}`: the names of all who are connected
//! now, its own too, sorted as Rust's `sort` sorts strings. Whoever has departed is not among them.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Left or lost”. Stuck: `cargo workbook hint goodbye`.

#![deny(unused_must_use)]

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::DisconnectReason,
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.on("who", async |_io: SocketIo, _socket: SocketRef, ack: AckSender| {
            // Who is connected now? And where could a name be kept, so that you can look it up here?
            ack.send(&json!({"names": ["?"]})).ok();
        });

        let name = auth.name;
        socket.on_disconnect(async move |_io: SocketIo, _socket: SocketRef, _reason: DisconnectReason| {
            let _departed = json!({"name": name, "reason": "?"});
            // This runs when the connection has ended, however it ended. Who should hear of it?
        });
    });
}
