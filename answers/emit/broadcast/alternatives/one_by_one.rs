//! Goes through all sockets and skips the one that sent the event.

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Debug, Deserialize, Serialize)]
struct Typing {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |io: SocketIo, socket: SocketRef, Data(who): Data<Typing>| {
            for other in io.sockets() {
                if other.id != socket.id {
                    let _ = other.emit("typing", &who);
                }
            }
        });
    });
}
