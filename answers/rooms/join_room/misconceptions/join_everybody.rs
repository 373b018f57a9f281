//! Wrong: `io.join` puts every socket of the namespace into the room.

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
            io.join(join.room).await.ok();
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });
    });
}
