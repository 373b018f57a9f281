//! Cause: the payload has `message` where `text` is due.
//!
//! Named: nothing

use serde::Serialize;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

#[derive(Serialize)]
struct Welcome {
    message: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.emit("welcome", &Welcome { message: "Welcome!".to_string() }).ok();
    });
}
