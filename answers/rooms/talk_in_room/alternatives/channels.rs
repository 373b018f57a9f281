//! Style: one broadcast channel for all; each connection has a task that picks out what is said in its own rooms.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};
use tokio::sync::broadcast;

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Clone, Deserialize, Serialize)]
struct Say {
    room: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    let (air, _) = broadcast::channel::<(Sid, Say)>(4096);
    io.ns("/", async move |socket: SocketRef| {
        let mut ears = air.subscribe();
        let listener = socket.clone();
        tokio::spawn(async move {
            while listener.connected() {
                let Ok((from, say)) = ears.recv().await else { return };
                if from != listener.id && is_in(&listener, &say.room) {
                    listener.emit("said", &say).ok();
                }
            }
        });

        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        let air = air.clone();
        socket.on("say", async move |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let answer = if is_in(&socket, &say.room) {
                air.send((socket.id, say)).ok();
                json!({"delivered": true})
            } else {
                json!({"error": "join first"})
            };
            ack.send(&answer).ok();
        });
    });
}

fn is_in(socket: &SocketRef, room: &str) -> bool {
    socket.rooms().iter().any(|mine| mine == room)
}
