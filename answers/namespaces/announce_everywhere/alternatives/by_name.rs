//! The four by name, and one connect handler that looks where it is.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

const HOUSE: [&str; 4] = ["/", "/chat", "/news", "/admin"];

pub fn attach(io: &SocketIo) {
    for path in HOUSE {
        io.ns(path, enter);
    }
}

async fn enter(socket: SocketRef) {
    if socket.ns() == "/admin" {
        socket.on("announce", announce);
    }
}

async fn announce(io: SocketIo, Data(text): Data<Value>) {
    for hall in HOUSE.iter().filter_map(|path| io.of(path)) {
        hall.emit("announcement", &text).await.ok();
    }
}
