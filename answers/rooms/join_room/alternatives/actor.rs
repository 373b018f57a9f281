//! Style: an actor. One task owns a table of who is in what, and does all the joining.

use std::collections::{BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};
use tokio::sync::mpsc;

#[derive(Deserialize)]
struct Join {
    room: String,
}

enum Wish {
    Join(SocketRef, String, AckSender),
    Gone(Sid),
}

pub fn attach(io: &SocketIo) {
    let (wishes, mut inbox) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut table: HashMap<Sid, BTreeSet<String>> = HashMap::new();
        while let Some(wish) = inbox.recv().await {
            match wish {
                Wish::Join(socket, room, ack) => {
                    socket.join(room.clone());
                    let rooms = table.entry(socket.id).or_default();
                    rooms.insert(room);
                    ack.send(&json!({"rooms": rooms})).ok();
                }
                Wish::Gone(id) => {
                    table.remove(&id);
                }
            }
        }
    });

    io.ns("/", async move |socket: SocketRef| {
        let joins = wishes.clone();
        socket.on("join", async move |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            joins.send(Wish::Join(socket, join.room, ack)).ok();
        });
        socket.on_disconnect(async move |socket: SocketRef| {
            wishes.send(Wish::Gone(socket.id)).ok();
        });
    });
}
