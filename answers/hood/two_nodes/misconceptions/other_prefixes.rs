//! Each node has a prefix of its own: they publish to channels on which nobody listens.

use std::error::Error;

use axum::Router;
use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::adapter::Adapter;
use socketioxide::extract::{AckSender, Data, SocketRef};
use socketioxide_redis::RedisAdapterConfig;
use socketioxide_redis::drivers::redis::redis_client as redis;
use socketioxide_redis::{RedisAdapter, RedisAdapterCtr};

use std::sync::atomic::{AtomicU32, Ordering};
static NODES: AtomicU32 = AtomicU32::new(0);

#[derive(Debug, Deserialize)]
struct Join {
    room: String,
}

#[derive(Debug, Deserialize)]
struct Say {
    room: String,
    text: String,
}

async fn on_connect<A: Adapter>(socket: SocketRef<A>) {
    socket.on("join", async |socket: SocketRef<A>, Data(join): Data<Join>, ack: AckSender<A>| {
        socket.join(join.room);
        let mut rooms = socket.rooms();
        rooms.sort();
        ack.send(&json!({"rooms": rooms})).ok();
    });
    socket.on("say", async |socket: SocketRef<A>, Data(say): Data<Say>, ack: AckSender<A>| {
        let said = json!({"room": say.room, "text": say.text});
        socket.to(say.room).emit("said", &said).await.ok();
        ack.send(&json!({"delivered": true})).ok();
    });
}

pub async fn node(redis_url: &str) -> Result<Router, Box<dyn Error + Send + Sync>> {
    let client = redis::Client::open(redis_url)?;
    let prefix = format!("node-{}", NODES.fetch_add(1, Ordering::SeqCst));
    let config = RedisAdapterConfig::new().with_prefix(prefix);
    let adapter = RedisAdapterCtr::new_with_redis_config(&client, config).await?;
    let (layer, io) = SocketIo::builder().with_adapter::<RedisAdapter<_>>(adapter).build_layer();
    io.ns("/", on_connect).await?;
    Ok(Router::new().layer(layer))
}
