//! A token is checked only if there is one.

use serde::Deserialize;
use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef, TryData},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room.with(doorkeeper));
}

#[derive(Deserialize)]
struct Auth {
    token: Option<String>,
}

async fn doorkeeper(TryData(auth): TryData<Auth>) -> Result<(), &'static str> {
    match auth {
        Ok(Auth { token: Some(token) }) if token != "open-sesame" => Err("unauthorized"),
        Ok(_) => Ok(()),
        Err(_) => Err("unauthorized"),
    }
}

/// The room behind the door: a post is heard by everybody who was let in, the poster too.
async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
