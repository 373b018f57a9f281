//! # Come back, and come back in
//!
//! Connections break. A client that comes back is a new one to the server: it is in no room any more.
//!
//! At `url` there is a Socket.IO server, at least now and then. Connect to its namespace "/", and on each connection send
//! `join {room}` for every one of `rooms`. The server then sends `said {room, text}`: put each text into `heard`.
//!
//! When the connection ends, wait for `retry.delay` and try again: it can end by a DISCONNECT packet, by a TCP stream that
//! is cut, or by a server that goes silent and misses its ping. (When a server closes the WebSocket in good order,
//! rust_socketio 0.6 calls no callback at all. The chapter says how to notice it; you are not graded on it.)
//!
//! A try fails when nobody listens at `url`, when the handshake fails, or when the server refuses with a `connect_error`.
//! Then, too, wait for `retry.delay` and try again. Return when `retry.attempts` tries have failed in a row; whenever the
//! namespace is reached, the counting starts anew. The first try is made at once. So with `attempts: 3` and no server at
//! all there are three tries, with `delay` between them, and then the function returns: there is no pause after the last
//! one. A try is one `connect()`. What the library does within it, such as falling back to polling, is its own affair; asking
//! a server that has just refused you once more is another try.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter "Come back, and come back in". Stuck:
//! `cargo workbook hint client_rejoin`.

#![deny(unused_must_use)]

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{
    Payload,
    asynchronous::{Client, ClientBuilder},
};
use tokio::sync::mpsc::UnboundedSender;

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    rust_socketio::{Event, TransportType},
    serde_json::json,
    tokio::sync::mpsc,
};

#[derive(Clone, Copy, Debug)]
pub struct Retry {
    /// How many tries may fail in a row.
    pub attempts: u32,
    /// How long to wait before another try.
    pub delay: Duration,
}

pub async fn follow(url: &str, rooms: &[&str], retry: Retry, heard: UnboundedSender<String>) {
    let client = ClientBuilder::new(url)
        .reconnect(false)
        .on("said", move |payload: Payload, _: Client| {
            if let Payload::Text(values) = payload
                && let Some(text) = values.first().and_then(|said| said["text"].as_str())
            {
                heard.send(text.to_owned()).ok();
            }
            async {}.boxed()
        })
        .connect()
        .await;

    // Who joins, and when? Who notices that it is over? And who tries again?
    let _ = (client, rooms, retry);
}
