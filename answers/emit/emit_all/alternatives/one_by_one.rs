//! Goes through the sockets that are connected now and emits to each.

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Debug, Deserialize, Serialize)]
struct News {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(news): Data<News>| {
            for listener in io.sockets() {
                let _ = listener.emit("announcement", &news);
            }
        });
    });
}
