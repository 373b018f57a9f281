//! Wrong: `leave` is told even if the socket was never in the room.

use std::{borrow::Cow, collections::BTreeSet};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Clone, Deserialize)]
struct Person {
    name: String,
}

#[derive(Deserialize)]
struct Named {
    room: String,
}

/// The rooms that this socket is in, sorted.
fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

fn is_in(socket: &SocketRef, room: &str) -> bool {
    socket.rooms().iter().any(|mine| mine == room)
}

/// The names of the people in a room.
fn names_in(io: &SocketIo, room: &str) -> BTreeSet<String> {
    let sockets = io.within(room.to_owned()).sockets();
    sockets.iter().filter_map(|socket| socket.extensions.get::<Person>()).map(|person| person.name).collect()
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(person): Data<Person>| {
        socket.extensions.insert(person.clone());

        let name = person.name.clone();
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Named>, ack: AckSender| {
            let room = join.room;
            let known = names_in(&io, &room).contains(&name);
            socket.join(room.clone());
            if !known {
                socket.to(room).emit("arrived", &json!({"name": name})).await.ok();
            }
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        let name = person.name.clone();
        socket.on("leave", async move |io: SocketIo, socket: SocketRef, Data(leave): Data<Named>, ack: AckSender| {
            let room = leave.room;
            socket.leave(room.clone());
            if !names_in(&io, &room).contains(&name) {
                socket.to(room).emit("departed", &json!({"name": name})).await.ok();
            }
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });

        socket.on("who", async |io: SocketIo, Data(who): Data<Named>, ack: AckSender| {
            ack.send(&json!({"names": names_in(&io, &who.room)})).ok();
        });

        let name = person.name;
        socket.on_disconnect(async move |io: SocketIo, socket: SocketRef| {
            for room in rooms_of(&socket) {
                socket.leave(room.clone());
                if !names_in(&io, &room).contains(&name) {
                    socket.to(room).emit("departed", &json!({"name": name})).await.ok();
                }
            }
        });
    });
}
