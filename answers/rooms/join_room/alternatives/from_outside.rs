//! Style: untyped payloads, and everything asked of `io` instead of the socket.

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |io: SocketIo, socket: SocketRef, Data(join): Data<Value>, ack: AckSender| {
            let (Some(room), Some(me)) = (join["room"].as_str(), io.get_socket(socket.id)) else { return };
            me.join(room.to_owned());
            let mut rooms: Vec<String> = me.rooms().into_iter().map(String::from).collect();
            rooms.sort_unstable();
            ack.send(&json!({ "rooms": rooms })).ok();
        });
    });
}
