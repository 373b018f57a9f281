//! Style: named handlers; a room is asked for its sockets, and each is told by itself.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Room {
    room: String,
}

#[derive(Deserialize)]
struct Say {
    room: String,
    text: String,
}

#[derive(Deserialize)]
struct Announce {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", on_join);
        socket.on("leave", on_leave);
        socket.on("say", on_say);
        socket.on("announce", on_announce);
    });
}

async fn on_join(socket: SocketRef, Data(Room { room }): Data<Room>, ack: AckSender) {
    socket.join([room]);
    tell_rooms(&socket, ack);
}

async fn on_leave(socket: SocketRef, Data(Room { room }): Data<Room>, ack: AckSender) {
    socket.leave([room]);
    tell_rooms(&socket, ack);
}

async fn on_say(io: SocketIo, socket: SocketRef, Data(Say { room, text }): Data<Say>, ack: AckSender) {
    let members = io.within(room.clone()).sockets();
    if !members.contains(&socket) {
        ack.send(&json!({"error": format!("who said that in {room}?")})).ok();
        return;
    }
    let said = json!({"room": room, "text": text});
    for member in members.iter().filter(|member| **member != socket) {
        member.emit("said", &said).ok();
    }
    ack.send(&json!({"delivered": true})).ok();
}

async fn on_announce(socket: SocketRef, Data(Announce { text }): Data<Announce>) {
    let announcement = json!({"text": text});
    socket.broadcast().emit("announcement", &announcement).await.ok();
    socket.emit("announcement", &announcement).ok();
}

fn tell_rooms(socket: &SocketRef, ack: AckSender) {
    let rooms: BTreeSet<_> = socket.rooms().into_iter().collect();
    ack.send(&json!({"rooms": rooms})).ok();
}
