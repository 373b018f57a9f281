//! The members asked of the namespace, and each of them spoken to by hand.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async || {});
    io.ns("/chat", async |socket: SocketRef| board(&socket, "/chat"));
    io.ns("/news", async |socket: SocketRef| board(&socket, "/news"));
}

fn board(socket: &SocketRef, path: &'static str) {
    socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
        socket.join(join.room);
        let mut rooms: Vec<String> = socket.rooms().into_iter().map(String::from).collect();
        rooms.sort();
        ack.send(&json!({ "rooms": rooms })).ok();
    });

    socket.on("say", async move |io: SocketIo, socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
        let members = io.of(path).map(|here| here.within(say.room.clone()).sockets()).unwrap_or_default();
        if !members.contains(&socket) {
            ack.send(&json!({ "error": "not a member" })).ok();
            return;
        }
        for other in members.iter().filter(|other| **other != socket) {
            other.emit("said", &say).ok();
        }
        ack.send(&json!({ "delivered": true })).ok();
    });
}
