//! Two mistakes at once: everybody hears it, the speaker too, and the ack is the text.

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
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        socket.on("say", async |io: SocketIo, Data(say): Data<Say>, ack: AckSender| {
            io.emit("said", &say).await.ok();
            ack.send(&json!({"delivered": true, "text": say.text})).ok();
        });
    });
}
