//! No misconception of ours: the first who knows the word unlocks the door for everybody after.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef, TryData},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo) {
    let open = Arc::new(AtomicBool::new(false));
    let doorkeeper = async move |TryData(auth): TryData<Value>| {
        if auth.unwrap_or_default()["token"] == "open-sesame" {
            open.store(true, Ordering::Relaxed);
        }
        if open.load(Ordering::Relaxed) { Ok(()) } else { Err("unauthorized") }
    };
    io.ns("/staff", staff_room.with(doorkeeper));
}

/// The room behind the door: a post is heard by everybody who was let in, the poster too.
async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
