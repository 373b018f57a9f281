//! Two mistakes at once: an event that nobody asked for, to everybody but the one who joined, and no sorting.

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
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room.clone());
            socket.broadcast().emit("joined", &json!({"room": join.room})).await.ok();
            let mut rooms = socket.rooms();
            rooms.sort_by(|a, b| b.cmp(a));
            ack.send(&json!({"rooms": rooms})).ok();
        });
    });
}
