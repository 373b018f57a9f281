//! What is said: to a room, about to be said, or to one person.

use serde_json::{Value, json};
use socketioxide::extract::SocketRef;

use super::{
    input::{self, Refusal},
    sign_in::{Member, personal},
};

pub async fn say(socket: &SocketRef, me: &Member, payload: &Value) -> Result<Value, Refusal> {
    let (room, text) = (input::room(payload)?, input::text(payload)?);
    me.speech.check()?;
    let mut rooms = me.organisation.rooms().await;
    if !rooms.is_in(room, &me.name, socket.id) {
        return Err(Refusal::NOT_IN_IT);
    }
    let message = rooms.keep(room, &me.name, text);
    // Still under the lock: ids rise on every screen, and nothing is lost between a newcomer's history and the first
    // `said`. `within` is everybody there, the speaker's screens too. An error means that somebody's queue is full:
    // that client has stopped reading. It stays in its rooms until TCP gives up.
    socket.within(room.to_owned()).emit("said", &message).await.ok();
    Ok(json!({"id": message.id}))
}

pub async fn typing(socket: &SocketRef, me: &Member, payload: &Value) -> Result<Value, Refusal> {
    let room = input::room(payload)?;
    if !me.organisation.rooms().await.is_in(room, &me.name, socket.id) {
        return Err(Refusal::NOT_IN_IT);
    }
    // `to` leaves out this connection, `except` the person's others.
    let others = socket.to(room.to_owned()).except(personal(&me.name));
    others.emit("typing", &json!({"room": room, "name": me.name})).await.ok();
    Ok(json!({"ok": true}))
}

pub async fn whisper(socket: &SocketRef, me: &Member, payload: &Value) -> Result<Value, Refusal> {
    let (to, text) = (input::to(payload)?, input::text(payload)?);
    me.speech.check()?;
    let screens = socket.within(personal(to));
    if screens.clone().sockets().is_empty() {
        return Err(Refusal::plain("nobody of that name is here"));
    }
    let whispered = json!({"from": me.name, "to": to, "text": text});
    screens.emit("whispered", &whispered).await.ok();
    Ok(json!({"delivered": true}))
}
