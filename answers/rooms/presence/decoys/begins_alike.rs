//! No table: whoever is called nearly so, it thinks, is there already.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, Extension, SocketRef},
};

#[derive(Clone, Deserialize)]
struct Person {
    name: String,
}

#[derive(Deserialize)]
struct Room {
    room: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(person): Data<Person>| {
        socket.extensions.insert(person);
        socket.on("join", on_join);
        socket.on("leave", on_leave);
        socket.on("who", on_who);
        socket.on_disconnect(on_end);
    });
}

fn names_in(io: &SocketIo, room: &str) -> BTreeSet<String> {
    let sockets = io.within(room.to_owned()).sockets();
    sockets.iter().filter_map(|socket| socket.extensions.get::<Person>()).map(|person| person.name).collect()
}

fn tell_rooms(socket: &SocketRef, ack: AckSender) {
    let rooms: BTreeSet<_> = socket.rooms().into_iter().collect();
    ack.send(&json!({"rooms": rooms})).ok();
}

async fn on_join(
    io: SocketIo,
    socket: SocketRef,
    Extension(Person { name }): Extension<Person>,
    Data(Room { room }): Data<Room>,
    ack: AckSender,
) {
    let known = names_in(&io, &room).iter().any(|other| other.starts_with(&name));
    socket.join(room.clone());
    if !known {
        socket.to(room).emit("arrived", &json!({"name": name})).await.ok();
    }
    tell_rooms(&socket, ack);
}

async fn on_leave(
    io: SocketIo,
    socket: SocketRef,
    Extension(Person { name }): Extension<Person>,
    Data(Room { room }): Data<Room>,
    ack: AckSender,
) {
    go(&io, &socket, &name, room).await;
    tell_rooms(&socket, ack);
}

async fn on_who(io: SocketIo, Data(Room { room }): Data<Room>, ack: AckSender) {
    ack.send(&json!({"names": names_in(&io, &room)})).ok();
}

async fn on_end(io: SocketIo, socket: SocketRef) {
    let Some(Person { name }) = socket.extensions.get() else { return };
    for room in socket.rooms() {
        go(&io, &socket, &name, room.into_owned()).await;
    }
}

/// Out of the room, and then: is a window of that person left in it?
async fn go(io: &SocketIo, socket: &SocketRef, name: &str, room: String) {
    if !socket.rooms().iter().any(|mine| *mine == room) {
        return;
    }
    socket.leave(room.clone());
    if !names_in(io, &room).contains(name) {
        io.to(room).emit("departed", &json!({"name": name})).await.ok();
    }
}
