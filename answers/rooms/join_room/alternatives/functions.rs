//! Style: named handlers, and a typed answer with a `BTreeSet`, which is always in order.

use std::{borrow::Cow, collections::BTreeSet};

use serde::{Deserialize, Serialize};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Serialize)]
struct Rooms {
    rooms: BTreeSet<Cow<'static, str>>,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", on_connect);
}

async fn on_connect(socket: SocketRef) {
    socket.on("join", on_join);
}

async fn on_join(socket: SocketRef, Data(Join { room }): Data<Join>, ack: AckSender) {
    socket.join(room);
    let rooms = socket.rooms().into_iter().collect();
    ack.send(&Rooms { rooms }).ok();
}
