//! Wrong: nobody asks whether somebody of that name is there.

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

/// The room that holds all connections of one person.
fn room_of(person: &str) -> String {
    format!("person:{person}")
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.join(room_of(&auth.name));
        let from = auth.name;
        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            let whispered = json!({"from": from, "text": whisper.text});
            io.to(room_of(&whisper.to)).emit("whispered", &whispered).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
