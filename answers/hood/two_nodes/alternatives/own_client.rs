//! In another style: the handlers capture nothing and name the adapter; a prefix of the application's own.

use std::error::Error;

use axum::Router;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::adapter::Emitter;
use socketioxide::extract::{AckSender, Data};
use socketioxide_redis::drivers::redis::redis_client;
use socketioxide_redis::{RedisAdapter, RedisAdapterConfig, RedisAdapterCtr};

type Adapter = RedisAdapter<Emitter>;
type SocketRef = socketioxide::extract::SocketRef<Adapter>;

async fn join(socket: SocketRef, Data(data): Data<Value>, ack: AckSender<Adapter>) {
    let room = data["room"].as_str().unwrap_or_default().to_owned();
    socket.join(room);
    let mut rooms: Vec<_> = socket.rooms().into_iter().map(|room| room.to_string()).collect();
    rooms.sort();
    ack.send(&json!({"rooms": rooms})).ok();
}

async fn say(socket: SocketRef, Data(data): Data<Value>, ack: AckSender<Adapter>) {
    let room = data["room"].as_str().unwrap_or_default().to_owned();
    let said = json!({"room": room, "text": data["text"]});
    if let Err(error) = socket.broadcast().within(room).emit("said", &said).await {
        tracing::warn!("not delivered everywhere: {error}");
    }
    ack.send(&json!({"delivered": true})).ok();
}

async fn on_connect(socket: SocketRef) {
    socket.on("join", join);
    socket.on("say", say);
}

pub async fn node(redis_url: &str) -> Result<Router, Box<dyn Error + Send + Sync>> {
    let client = redis_client::Client::open(redis_url)?;
    let config = RedisAdapterConfig::new().with_prefix("kitchen-chat");
    let adapter = RedisAdapterCtr::new_with_redis_config(&client, config).await?;
    let (layer, io) = SocketIo::builder().with_adapter::<Adapter>(adapter).build_layer();
    io.ns("/", on_connect).await?;
    Ok(Router::new().layer(layer))
}
