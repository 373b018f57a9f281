//! Sends each `say` back to the client it came from.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        // The inner `socket` is handed to the handler for each event: the client that sent it.
        socket.on("say", async |socket: SocketRef, Data(value): Data<Value>| {
            // `Value` holds whatever JSON can say, so it goes back as it came.
            socket.emit("said", &value).ok();
        });
    });
}
