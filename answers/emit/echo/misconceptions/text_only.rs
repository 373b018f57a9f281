//! Too narrow: `Data<String>` fits a text and nothing else; for the rest the handler is skipped.

use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(text): Data<String>| {
            let _ = socket.emit("said", &text);
        });
    });
}
