//! Goes through all sockets and skips the one that speaks.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |io: SocketIo, socket: SocketRef, Data(said): Data<Value>| {
            for other in io.sockets() {
                if other.id != socket.id {
                    other.emit("say", &said).ok();
                }
            }
        });
    });
}
