//! Two mistakes at once: the message is in capitals, and the poster does not hear her post.

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
    token: String,
}

async fn doorkeeper(TryData(auth): TryData<Auth>) -> Result<(), &'static str> {
    match auth {
        Ok(auth) if auth.token == "open-sesame" => Ok(()),
        _ => Err("UNAUTHORIZED"),
    }
}

/// Says it to the others only.
async fn staff_room(socket: SocketRef) {
    socket.on("post", async |socket: SocketRef, Data(post): Data<Value>| {
        socket.broadcast().emit("posted", &post).await.ok();
    });
}
