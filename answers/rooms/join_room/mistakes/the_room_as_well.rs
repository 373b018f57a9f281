//! Cause: the ack carries a field `room` that is not agreed.
//!
//! Named: nothing

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

            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"room": join.room, "rooms": rooms})).ok();
        });
    });
}
