//! Style: sets of socket ids: those who are in, less those who are out.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Serialize)]
struct Rooms {
    rooms: Vec<String>,
}

#[derive(Deserialize)]
struct Publish {
    to: Vec<String>,
    except: Vec<String>,
    text: String,
}

#[derive(Serialize)]
struct Published {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", on_join);
        socket.on("publish", on_publish);
    });
}

async fn on_join(socket: SocketRef, Data(Join { room }): Data<Join>, ack: AckSender) {
    socket.join(room);
    let mut rooms: Vec<String> = socket.rooms().into_iter().map(String::from).collect();
    rooms.sort();
    ack.send(&Rooms { rooms }).ok();
}

async fn on_publish(io: SocketIo, Data(Publish { to, except, text }): Data<Publish>) {
    let members = |rooms: Vec<String>| -> HashSet<Sid> {
        rooms.into_iter().flat_map(|room| io.within(room).sockets()).map(|socket| socket.id).collect()
    };
    let (meant, spared) = (members(to), members(except));
    let published = Published { text };
    for id in meant.difference(&spared) {
        if let Some(socket) = io.get_socket(*id) {
            socket.emit("published", &published).ok();
        }
    }
}
