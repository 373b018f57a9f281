//! # Two nodes
//!
//! The chat outgrows one server. Alice is connected to the first node, Bob to the second, and both are in the kitchen.
//! What Alice says there, Bob should hear, too. The nodes know nothing of each other: a Redis server stands between them
//! and passes on what the one has to tell the other.
//!
//! `node(redis_url)` makes one node. It is called twice, so nothing may be shared but the address of Redis.
//!
//! On "/", on both nodes:
//!
//! - `join` with `{"room": "kitchen"}`: the socket joins. The ack is `{"rooms": ["kitchen"]}`, all its rooms, sorted.
//! - `say` with `{"room": "kitchen", "text": "Soup!"}`: everybody else in that room, **on either node**, hears `said` with
//!   `{"room": "kitchen", "text": "Soup!"}`, once. The speaker hears no `said`; she gets the ack `{"delivered": true}`.
//!   Whether she is in the room herself is not checked.
//!
//! The address ends in `?protocol=resp3`, which the adapter needs; pass it on as it is. The crate `socketioxide-redis`
//! brings its own Redis client: `socketioxide_redis::drivers::redis::redis_client`. With an adapter other than the
//! default one, `SocketRef` becomes `SocketRef<A>`, and `io.ns(..)` is a future.
//!
//! Grading needs a Redis server, version 7 or later; without one you are told how to install it. A node that cannot reach
//! Redis returns the error.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Two nodes”. Stuck: `cargo workbook hint two_nodes`.

#![deny(unused_must_use)]

use std::error::Error;

use axum::Router;
use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::adapter::Adapter;
use socketioxide::extract::{AckSender, Data, SocketRef};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use socketioxide_redis::{RedisAdapter, RedisAdapterCtr, drivers::redis::redis_client as redis};

#[derive(Debug, Deserialize)]
struct Join {
    room: String,
}

#[derive(Debug, Deserialize)]
struct Say {
    room: String,
    text: String,
}

/// Works with any adapter: `A` is what carries events to the other nodes.
async fn on_connect<A: Adapter>(socket: SocketRef<A>) {
    socket.on("join", async |socket: SocketRef<A>, Data(join): Data<Join>, ack: AckSender<A>| {
        socket.join(join.room);
        let mut rooms = socket.rooms();
        rooms.sort();
        ack.send(&json!({"rooms": rooms})).ok();
    });
    socket.on("say", async |socket: SocketRef<A>, Data(say): Data<Say>, ack: AckSender<A>| {
        let said: Value = json!({"room": say.room, "text": say.text});
        socket.to(say.room).emit("said", &said).await.ok();
        ack.send(&json!({"delivered": true})).ok();
    });
}

pub async fn node(_redis_url: &str) -> Result<Router, Box<dyn Error + Send + Sync>> {
    // This node is alone. What would let it hear of the other one?
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", on_connect);
    Ok(Router::new().layer(layer))
}
