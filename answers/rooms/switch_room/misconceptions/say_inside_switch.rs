//! Registers the handler for `say` in the one for `switch`: whoever has switched nowhere has no such handler.

use std::borrow::Cow;

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

fn room_of(person: &str) -> String {
    format!("person:{person}")
}

fn chat_room(name: &str) -> String {
    format!("chat:{name}")
}

fn chat_rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.retain(|room| room.starts_with("chat:"));
    rooms
}

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

        let from = auth.name;
        socket.on("switch", async move |socket: SocketRef, Data(switch): Data<Switch>, ack: AckSender| {
            socket.leave(chat_rooms_of(&socket));
            socket.join(chat_room(&switch.room));
            ack.send(&json!({"room": switch.room})).ok();

            let from = from.clone();
            socket.on("say", async move |socket: SocketRef, Data(say): Data<Say>, ack: AckSender| {
                let rooms = chat_rooms_of(&socket);
                if rooms.is_empty() {
                    ack.send(&json!({"error": "switch to a room first"})).ok();
                    return;
                }
                socket.to(rooms).emit("said", &json!({"from": from, "text": say.text})).await.ok();
                ack.send(&json!({"delivered": true})).ok();
            });
        });
    });
}
