//! One task looks twenty times a second which rooms have somebody in them, as long as the server runs.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};
use tokio::time::{Instant, interval};

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
    tokio::spawn(watch(io.clone()));
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            socket.join(join.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("leave", async |socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            socket.leave(leave.room);
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
    });
}

/// For each room: when its next tick is due, and which.
async fn watch(io: SocketIo) {
    let second = Duration::from_secs(1);
    let mut clocks: HashMap<String, (Instant, u64)> = HashMap::new();
    let mut often = interval(Duration::from_millis(50));
    loop {
        let now = often.tick().await;
        let sockets = io.of("/").map(|all| all.sockets()).unwrap_or_default();
        let rooms: BTreeSet<String> = sockets.iter().flat_map(|socket| socket.rooms()).map(String::from).collect();
        clocks.retain(|room, _| rooms.contains(room));
        for room in rooms {
            let (due, n) = clocks.entry(room.clone()).or_insert((now + second, 1));
            if *due <= now {
                io.to(room.clone()).emit("tick", &json!({"room": room, "n": n})).await.ok();
                *due += second;
                *n += 1;
            }
        }
    }
}
