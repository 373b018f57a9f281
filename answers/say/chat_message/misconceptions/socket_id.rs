//! Says the socket's id where the name is due.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Debug, Deserialize)]
struct Say {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(line): Data<Say>, ack: AckSender| {
            let said = json!({"from": socket.id.to_string(), "text": line.text});
            let _ = socket.broadcast().emit("said", &said).await;
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
