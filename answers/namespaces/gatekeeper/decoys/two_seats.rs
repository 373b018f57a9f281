//! No misconception of ours: the room has two seats, and whoever comes third is refused in spite of the word.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef, TryData},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room.with(doorkeeper));
}

async fn doorkeeper(io: SocketIo, TryData(auth): TryData<Value>) -> Result<(), &'static str> {
    let inside = io.of("/staff").map_or(0, |staff| staff.sockets().len());
    if auth.unwrap_or_default()["token"] == "open-sesame" && inside < 2 { Ok(()) } else { Err("unauthorized") }
}

/// The room behind the door: a post is heard by everybody who was let in, the poster too.
async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
