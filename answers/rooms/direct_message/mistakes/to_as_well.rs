//! Cause: `whispered` carries a field `to` that is not agreed.
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
        socket.join(room_of(&auth.name));

        let from = auth.name;
        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            let room = room_of(&whisper.to);
            if io.within(room.clone()).sockets().is_empty() {
                ack.send(&json!({"error": "nobody of that name is here"})).ok();
                return;
            }

            let whispered = json!({"from": from, "to": whisper.to, "text": whisper.text});
            io.to(room).emit("whispered", &whispered).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
