//! Wrong: a list of one's own that grows with every `join`, so that joining twice is listed twice.

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
struct Mine(Vec<String>);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room.clone());
            let mut mine: Mine = socket.extensions.get().unwrap_or_default();
            mine.0.push(join.room);
            mine.0.sort();
            ack.send(&json!({"rooms": mine.0})).ok();
            socket.extensions.insert(mine);
        });
    });
}
