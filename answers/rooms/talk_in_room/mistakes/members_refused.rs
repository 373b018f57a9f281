//! Cause: the check is the wrong way round: members are refused.
//!
//! Named: nothing

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

/// What a client says, and what the others hear: the same two fields.
#[derive(Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        socket.on("say", async |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            if socket.rooms().iter().any(|room| *room == say.room) {
                ack.send(&json!({"error": "join the room first"})).ok();
                return;
            }

            socket.to(say.room.clone()).emit("said", &say).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
