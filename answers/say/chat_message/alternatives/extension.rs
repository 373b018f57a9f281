//! The name lives in the socket's extensions, and a named function handles the event.

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, Extension, SocketRef};

#[derive(Debug, Clone, Deserialize)]
struct Auth {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Say {
    text: String,
}

#[derive(Debug, Serialize)]
struct Said<'a> {
    from: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Delivered {
    delivered: bool,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(auth);
        socket.on("say", on_say);
    });
}

async fn on_say(socket: SocketRef, Extension(me): Extension<Auth>, Data(line): Data<Say>, ack: AckSender) {
    let said = Said { from: &me.name, text: &line.text };
    let delivered = socket.broadcast().emit("said", &said).await.is_ok();
    let _ = ack.send(&Delivered { delivered });
}
