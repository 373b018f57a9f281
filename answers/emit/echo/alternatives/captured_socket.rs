//! The handler keeps a clone of the socket instead of asking for it with each event.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let speaker = socket.clone();
        socket.on("say", async move |Data(value): Data<Value>| {
            let _ = speaker.emit("said", &value);
        });
    });
}
