//! Wrong: a socket is thought to be in one room at a time, so joining leaves the others first.

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
            socket.leave_all();
            socket.join(join.room);
            ack.send(&json!({"rooms": socket.rooms()})).ok();
        });
    });
}
