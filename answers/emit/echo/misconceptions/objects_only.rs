//! Too narrow: a map fits an object and nothing else; for the rest the handler is skipped.

use serde_json::{Map, Value};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(fields): Data<Map<String, Value>>| {
            let _ = socket.emit("said", &fields);
        });
    });
}
