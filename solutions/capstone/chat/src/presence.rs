//! Who is where: `rooms`, `join`, `leave`, `who`, and the end of a connection.

use std::sync::Arc;

use serde_json::{Value, json};
use socketioxide::{
    extract::{Extension, SocketRef},
    socket::DisconnectReason,
};

use super::{
    input::{self, Refusal},
    sign_in::Member,
};

/// Rooms that one connection can be in: no client can fill the table of rooms by itself.
pub const MOST_ROOMS: usize = 50;

pub async fn rooms(me: &Member) -> Result<Value, Refusal> {
    Ok(json!({"rooms": me.organisation.rooms().await.occupied()}))
}

pub async fn who(me: &Member, payload: &Value) -> Result<Value, Refusal> {
    let room = input::room(payload)?;
    Ok(json!({"names": me.organisation.rooms().await.people(room)}))
}

pub async fn join(socket: &SocketRef, me: &Member, payload: &Value) -> Result<Value, Refusal> {
    let room = input::room(payload)?;
    me.joins.check()?;
    let mut rooms = me.organisation.rooms().await;
    // The end of a connection waits for the same lock. If it came first, it has already taken this connection out of
    // its rooms: coming in behind it would be for ever.
    if !socket.connected() {
        return Err(Refusal::plain("not connected"));
    }
    if !rooms.is_in(room, &me.name, socket.id) && chat_rooms(socket).len() >= MOST_ROOMS {
        return Err(Refusal::plain("you are in too many rooms"));
    }
    let first = rooms.enter(room, &me.name, socket.id);
    socket.join(room.to_owned());
    // The lock is held until all have been told. A line that is said now comes after this history, and is not in it.
    let history = json!({"room": room, "messages": rooms.messages(room)});
    socket.emit("history", &history).ok();
    if first {
        let news = json!({"room": room, "name": me.name});
        socket.to(room.to_owned()).emit("arrived", &news).await.ok();
    }
    Ok(json!({"rooms": chat_rooms(socket)}))
}

pub async fn leave(socket: &SocketRef, me: &Member, payload: &Value) -> Result<Value, Refusal> {
    let room = input::room(payload)?;
    let mut rooms = me.organisation.rooms().await;
    if !rooms.is_in(room, &me.name, socket.id) {
        return Err(Refusal::NOT_IN_IT);
    }
    socket.leave(room.to_owned());
    if rooms.exit(room, &me.name, socket.id) {
        departed(socket, me, room, "left").await;
    }
    Ok(json!({"rooms": chat_rooms(socket)}))
}

/// The connection has ended, one way or another. Its rooms are still there: socketioxide clears them after this.
pub async fn gone(socket: SocketRef, Extension(me): Extension<Arc<Member>>, reason: DisconnectReason) {
    let reason = match reason {
        DisconnectReason::ClientNSDisconnect => "left",
        _ => "lost",
    };
    let mut rooms = me.organisation.rooms().await;
    for room in chat_rooms(&socket) {
        if rooms.exit(&room, &me.name, socket.id) {
            departed(&socket, &me, &room, reason).await;
        }
    }
}

/// No connection of the person is left in the room, so this reaches the others and nobody else.
async fn departed(socket: &SocketRef, me: &Member, room: &str, reason: &str) {
    let news = json!({"room": room, "name": me.name, "reason": reason});
    socket.to(room.to_owned()).emit("departed", &news).await.ok();
}

/// The rooms that a person would call rooms, sorted: all but the personal one.
fn chat_rooms(socket: &SocketRef) -> Vec<String> {
    let rooms = socket.rooms().into_iter().map(String::from);
    let mut rooms: Vec<_> = rooms.filter(|room| !room.starts_with('@')).collect();
    rooms.sort();
    rooms
}
