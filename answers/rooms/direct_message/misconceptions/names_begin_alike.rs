//! Wrong: it looks for names that begin like the one that is meant.

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, Extension, SocketRef},
};

#[derive(Clone, Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Whisper {
    to: String,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(auth);
        socket.on("whisper", on_whisper);
    });
}

async fn on_whisper(io: SocketIo, Extension(from): Extension<Auth>, Data(whisper): Data<Whisper>, ack: AckSender) {
    let mut answer = json!({"error": "nobody of that name is here"});
    for socket in io.sockets() {
        if socket.extensions.get::<Auth>().is_some_and(|auth| auth.name.starts_with(&whisper.to)) {
            socket.emit("whispered", &json!({"from": from.name, "text": whisper.text})).ok();
            answer = json!({"delivered": true});
        }
    }
    ack.send(&answer).ok();
}
