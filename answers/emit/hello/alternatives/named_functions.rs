//! The same with a type for the payload and a named function for the handler.

use serde::Serialize;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

#[derive(Debug, Serialize)]
struct Welcome {
    text: &'static str,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", greet);
}

async fn greet(newcomer: SocketRef) {
    if let Err(error) = newcomer.emit("welcome", &Welcome { text: "Welcome!" }) {
        tracing::debug!(%error, "the newcomer has left already");
    }
}
