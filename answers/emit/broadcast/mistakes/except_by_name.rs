//! Cause: `except` is given the name that was sent, and nobody is in a room of that name: nobody is left out.
//!
//! Named: nothing

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::Data;
use socketioxide::extract::SocketRef;

#[derive(Deserialize, Serialize)]
struct Typing {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |io: SocketIo, Data(who): Data<Typing>| {
            io.except(who.name.clone()).emit("typing", &who).await.ok();
        });
    });
}
