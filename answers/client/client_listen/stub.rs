//! # Hear the news
//!
//! Until now you wrote servers. This is the other end: a client, with the crate `rust_socketio`.
//!
//! At `url` a Socket.IO server is running. Connect to its namespace "/", send `subscribe` with the payload `{}`, once, and
//! the server will send you `news {text}`, again and again. Return the texts of the first `count` of them (at least one),
//! in the order in which they came, repeated ones included. Disconnect before you return.
//!
//! No `news` comes before you have subscribed. The server may take its time: before it lets you in, and between two pieces
//! of news. It may send more than you want. It does not go away; you need not plan for that yet.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter "Hear the news". Stuck: `cargo workbook hint client_listen`.

#![deny(unused_must_use)]

use futures_util::FutureExt;
use rust_socketio::{
    Payload,
    asynchronous::{Client, ClientBuilder},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {rust_socketio::Event, serde_json::json, tokio::sync::mpsc};

pub async fn listen(url: &str, count: usize) -> Vec<String> {
    let texts = Vec::new();

    let _client = ClientBuilder::new(url)
        .on("news", |_payload: Payload, _client: Client| {
            // How does a text get out of here?
            async {}.boxed()
        })
        .connect()
        .await;

    // When may you subscribe? And how do you know that there are `count` of them?
    let _ = count;
    texts
}
