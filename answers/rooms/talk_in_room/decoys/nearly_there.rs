//! Wrong: capitals do not count, and who was a member once may speak for ever.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

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

/// What a client says, and what the others hear: the same two fields.
#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    let members: Arc<Mutex<HashSet<(String, String)>>> = Arc::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let (joined, joiner) = (members.clone(), name.clone());
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            joined.lock().unwrap().insert((joiner, join.room.to_lowercase()));
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        socket.on("say", async move |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let member = (name, say.room.to_lowercase());
            if !members.lock().unwrap().contains(&member) {
                ack.send(&json!({"error": "join the room first"})).ok();
                return;
            }

            socket.to(say.room.clone()).emit("said", &say).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
