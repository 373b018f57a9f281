//! Wrong, too narrow: it knows one room, the one of the example.

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
            let _ = join.room;
            socket.join("garden");
            ack.send(&json!({"rooms": socket.rooms()})).ok();
        });
    });
}
