//! Takes any JSON, and lets serde turn it into the type inside the handler.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Debug, Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

#[derive(Debug, Serialize)]
struct Invalid<'a> {
    reason: &'a str,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", on_move);
    });
}

async fn on_move(io: SocketIo, socket: SocketRef, Data(place): Data<Value>) {
    let Ok(place) = serde_json::from_value::<Move>(place) else {
        let _ = socket.emit("invalid", &Invalid { reason: "a move needs x and y, both whole numbers" });
        return;
    };
    for other in io.sockets().into_iter().filter(|other| other.id != socket.id) {
        let _ = other.emit("moved", &place);
    }
}
