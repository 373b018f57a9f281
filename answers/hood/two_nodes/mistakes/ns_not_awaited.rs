//! Cause: what `io.ns` gives is kept and never awaited: the namespace is never there.
//!
//! Named: nothing

use std::error::Error;

use axum::Router;
use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    adapter::Adapter,
    extract::{AckSender, Data, SocketRef},
};
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

async fn on_connect<A: Adapter>(socket: SocketRef<A>) {
    socket.on("join", async |socket: SocketRef<A>, Data(join): Data<Join>, ack: AckSender<A>| {
        socket.join(join.room);
        let mut rooms = socket.rooms();
        rooms.sort();
        ack.send(&json!({"rooms": rooms})).ok();
    });
    socket.on("say", async |socket: SocketRef<A>, Data(say): Data<Say>, ack: AckSender<A>| {
        let said = json!({"room": say.room, "text": say.text});
        let delivered = socket.to(say.room).emit("said", &said).await.is_ok();
        ack.send(&json!({"delivered": delivered})).ok();
    });
}

pub async fn node(redis_url: &str) -> Result<Router, Box<dyn Error + Send + Sync>> {
    let client = redis::Client::open(redis_url)?;
    let adapter = RedisAdapterCtr::new_with_redis(&client).await?;
    let (layer, io) = SocketIo::builder().with_adapter::<RedisAdapter<_>>(adapter).build_layer();
    let _ns = io.ns("/", on_connect);
    Ok(Router::new().layer(layer))
}
