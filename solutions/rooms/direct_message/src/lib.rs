//! A person is a room: each of her connections joins it when it connects.

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

/// The room that holds all connections of one person. The prefix keeps it apart from any other room.
fn room_of(person: &str) -> String {
    format!("person:{person}")
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        // No table to keep: whoever disconnects leaves her rooms, and the last one takes the room with her.
        socket.join(room_of(&auth.name));

        let from = auth.name;
        socket.on("whisper", async move |io: SocketIo, Data(whisper): Data<Whisper>, ack: AckSender| {
            let room = room_of(&whisper.to);
            // Emitting into an empty room is no error, so ask first.
            if io.within(room.clone()).sockets().is_empty() {
                ack.send(&json!({"error": "nobody of that name is here"})).ok();
                return;
            }

            // `io`, not `socket`: whispering to oneself reaches the sending connection, too.
            let whispered = json!({"from": from, "text": whisper.text});
            io.to(room).emit("whispered", &whispered).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
