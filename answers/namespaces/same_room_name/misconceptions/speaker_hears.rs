//! `io.of(..).to(room)`: the right namespace and room, but it does not know the speaker, so she hears herself.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", board);
    io.ns("/news", board);
}

async fn board(socket: SocketRef) {
    socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
        socket.join(join.room);
        let mut rooms = socket.rooms();
        rooms.sort();
        ack.send(&json!({ "rooms": rooms })).ok();
    });

    socket.on("say", async |io: SocketIo, socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
        if !socket.rooms().iter().any(|room| *room == say.room) {
            ack.send(&json!({ "error": "you are not in that room" })).ok();
            return;
        }
        if let Some(here) = io.of(socket.ns()) {
            here.to(say.room.clone()).emit("said", &say).await.ok();
        }
        ack.send(&json!({ "delivered": true })).ok();
    });
}
