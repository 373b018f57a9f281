//! No adapter: each node is alone.

use std::error::Error;

use axum::Router;
use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::adapter::Adapter;
use socketioxide::extract::{AckSender, Data, SocketRef};

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
    let _ = redis_url;
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", on_connect);
    Ok(Router::new().layer(layer))
}
