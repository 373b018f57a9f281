//! The one whose `join` is the first ticks in its own handler, and acknowledges afterwards.

use std::{borrow::Cow, time::Duration};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};
use tokio::time::sleep;

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
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            let first = io.within(join.room.clone()).sockets().is_empty();
            socket.join(join.room.clone());
            if first {
                tick(io, join.room).await;
            }
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}

/// Ticks until nobody is there any more.
async fn tick(io: SocketIo, room: String) {
    let mut n = 0;
    loop {
        sleep(Duration::from_secs(1)).await;
        if io.within(room.clone()).sockets().is_empty() {
            return;
        }
        n += 1;
        io.to(room.clone()).emit("tick", &json!({"room": room, "n": n})).await.ok();
    }
}
