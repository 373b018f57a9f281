//! Style: the current chat room is remembered in the extensions of the socket.

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Whisper {
    to: String,
    text: String,
}

#[derive(Deserialize)]
struct Switch {
    room: String,
}

#[derive(Deserialize)]
struct Say {
    text: String,
}

/// The room that holds all connections of one person.
fn room_of(person: &str) -> String {
    format!("person:{person}")
}

fn chat_room(name: &str) -> String {
    format!("room {name}")
}

/// The chat room that this socket is in.
#[derive(Clone)]
struct Current(String);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.join(room_of(&auth.name));

        let from = auth.name.clone();
        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            let room = room_of(&whisper.to);
            if io.within(room.clone()).sockets().is_empty() {
                ack.send(&json!({"error": "nobody of that name is here"})).ok();
                return;
            }
            let whispered = json!({"from": from, "text": whisper.text});
            io.to(room).emit("whispered", &whispered).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });

        socket.on("switch", async |socket: SocketRef, Data(switch): Data<Switch>, ack: AckSender| {
            if let Some(Current(old)) = socket.extensions.insert(Current(switch.room.clone())) {
                socket.leave(chat_room(&old));
            }
            socket.join(chat_room(&switch.room));
            ack.send(&json!({"room": switch.room})).ok();
        });

        let from = auth.name;
        socket.on("say", async move |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
            let Some(Current(room)) = socket.extensions.get() else {
                ack.send(&json!({"error": "you are nowhere"})).ok();
                return;
            };
            let said = json!({"from": from, "text": say.text});
            socket.broadcast().within(chat_room(&room)).emit("said", &said).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
