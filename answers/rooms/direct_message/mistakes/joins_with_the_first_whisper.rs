//! Cause: a person’s room is joined when she first whispers: who has never whispered cannot be found.
//!
//! Named: nothing

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

fn room_of(person: &str) -> String {
    format!("person:{person}")
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {

        let from = auth.name;
        socket.on("whisper", async move |io: SocketIo, socket: SocketRef, Data(whisper): Data<Whisper>, ack: AckSender| {
            socket.join(room_of(&from));
            let room = room_of(&whisper.to);
            if io.within(room.clone()).sockets().is_empty() {
                ack.send(&json!({"error": "nobody of that name is here"})).ok();
                return;
            }

            let whispered = json!({"from": from, "text": whisper.text});
            io.to(room).emit("whispered", &whispered).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
