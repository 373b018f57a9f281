//! No misconception of ours: each organisation has room for one client.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    for id in organisations {
        io.ns(format!("/org/{id}"), board.with(check));
    }
}

async fn check(io: SocketIo, socket: SocketRef) -> Result<(), &'static str> {
    let inside = io.of(socket.ns()).map_or(0, |board| board.sockets().len());
    if inside == 0 { Ok(()) } else { Err("no seat left") }
}

async fn board(socket: SocketRef) {
    socket.on("post", async |socket: SocketRef, Data(post): Data<Value>| {
        socket.emit("posted", &post).ok();
    });
}
