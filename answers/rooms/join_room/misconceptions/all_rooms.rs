//! Wrong: the rooms of everybody, not those of the socket that asked.

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |io: SocketIo, socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room);
            let mut rooms = io.rooms().await.unwrap_or_default();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });
    });
}
