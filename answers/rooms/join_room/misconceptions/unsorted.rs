//! Wrong: the rooms are right, but nobody sorted them. (`socket.rooms()` comes out of a hash set, in any order; here it
//! is the order of joining, so that every run is the same.)

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
            if !mine.0.contains(&join.room) {
                mine.0.push(join.room);
            }
            ack.send(&json!({"rooms": mine.0})).ok();
            socket.extensions.insert(mine);
        });
    });
}
