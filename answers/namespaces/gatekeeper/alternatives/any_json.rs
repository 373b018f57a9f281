//! Looks into the JSON by hand.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef, TryData},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room.with(doorkeeper));
}

async fn doorkeeper(TryData(auth): TryData<Value>) -> Result<(), String> {
    let auth = auth.unwrap_or_default();
    let token = auth.get("token").and_then(Value::as_str);
    if token == Some("open-sesame") { Ok(()) } else { Err("unauthorized".to_owned()) }
}

/// The room behind the door: a post is heard by everybody who was let in, the poster too.
async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
