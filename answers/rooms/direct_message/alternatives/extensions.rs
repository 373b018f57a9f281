//! Style: each socket carries its name in its extensions, and a whisper looks through all the sockets.

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, Extension, SocketRef},
};

#[derive(Clone)]
struct Name(String);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Value>| {
        socket.extensions.insert(Name(auth["name"].as_str().unwrap_or_default().to_owned()));
        socket.on("whisper", on_whisper);
    });
}

async fn on_whisper(io: SocketIo, Extension(Name(from)): Extension<Name>, Data(whisper): Data<Value>, ack: AckSender) {
    let mut delivered = false;
    for socket in io.sockets() {
        if socket.extensions.get::<Name>().is_some_and(|Name(name)| whisper["to"] == *name) {
            delivered |= socket.emit("whispered", &json!({"from": from, "text": whisper["text"]})).is_ok();
        }
    }
    let answer = if delivered { json!({"delivered": true}) } else { json!({"error": "nobody heard it"}) };
    ack.send(&answer).ok();
}
