//! Compares with the wrong sign: with three inside, one more may come.

use std::{borrow::Cow, time::Duration};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// Asks a slow list.
async fn is_banned(name: &str) -> bool {
    tokio::time::sleep(Duration::from_millis(50)).await;
    name == "mallory"
}

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Named {
    room: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            if is_banned(&name).await {
                ack.send(&json!({"error": "banned"})).ok();
                return;
            }
            let inside = io.within(join.room.clone()).sockets();
            let sits = inside.iter().any(|other| other.id == socket.id);
            if !sits && inside.len() > 3 {
                ack.send(&json!({"error": "full"})).ok();
                return;
            }
            socket.join(join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}
