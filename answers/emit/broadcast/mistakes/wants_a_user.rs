//! Cause: the struct has a field `user`, which nobody sends: the handler is skipped.
//!
//! Named: nothing

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Deserialize, Serialize)]
struct Typing {
    user: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Typing>| {
            socket.broadcast().emit("typing", &who).await.ok();
        });
    });
}
