//! Membership kept by the name of the person and the room, without the namespace: a seat in the one lobby opens the other.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

type Members = Arc<Mutex<BTreeSet<(String, String)>>>;

pub fn attach(io: &SocketIo) {
    let members = Members::default();
    io.ns("/", async || {});
    for path in ["/chat", "/news"] {
        let members = members.clone();
        io.ns(path, async move |socket: SocketRef, Data(auth): Data<Auth>| {
            board(&socket, auth.name, members);
        });
    }
}

fn board(socket: &SocketRef, name: String, members: Members) {
    let (me, list) = (name.clone(), members.clone());
    socket.on("join", async move |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
        list.lock().unwrap_or_else(PoisonError::into_inner).insert((me, join.room.clone()));
        socket.join(join.room);
        let mut rooms = socket.rooms();
        rooms.sort();
        ack.send(&json!({ "rooms": rooms })).ok();
    });

    socket.on("say", async move |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
        let seat = (name, say.room.clone());
        if !members.lock().unwrap_or_else(PoisonError::into_inner).contains(&seat) {
            ack.send(&json!({ "error": "you are not in that room" })).ok();
            return;
        }
        socket.to(say.room.clone()).emit("said", &say).await.ok();
        ack.send(&json!({ "delivered": true })).ok();
    });
}
