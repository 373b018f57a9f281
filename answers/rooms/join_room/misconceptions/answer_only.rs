//! Wrong: the answer is right, but the socket never joins: a list of one's own is not a room.

use std::collections::BTreeSet;

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

#[derive(Clone, Default)]
struct Mine(BTreeSet<String>);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            let mut mine: Mine = socket.extensions.get().unwrap_or_default();
            mine.0.insert(join.room);
            ack.send(&json!({"rooms": mine.0})).ok();
            socket.extensions.insert(mine);
        });
    });
}
