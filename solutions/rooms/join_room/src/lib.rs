//! Joining is done by the server, for the one socket that asked.

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
            // A room is a set: joining it twice changes nothing, and joining makes it if it is new.
            socket.join(join.room);

            // The server remembers the rooms of each socket, in no order. Ask it instead of keeping a second list.
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });
    });
}
