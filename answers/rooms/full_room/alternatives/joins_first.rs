//! Style: sits down, counts, and gets up again if there is one too many. The chair is held by the room itself.

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
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            let room = join.room;
            let new = !socket.rooms().iter().any(|other| *other == room);
            socket.join(room.clone());
            let refusal = if new && io.within(room.clone()).sockets().len() > 3 {
                Some("full")
            } else if new && is_banned(&name).await {
                Some("banned")
            } else {
                None
            };
            // Whoever has gone meanwhile is in no room any more, and leaving it once more is harmless.
            if let Some(error) = refusal {
                socket.leave(room);
                ack.send(&json!({"error": error})).ok();
            } else {
                ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
            }
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}
