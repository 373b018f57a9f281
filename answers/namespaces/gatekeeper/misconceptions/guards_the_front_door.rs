//! Puts the middleware on "/", and believes that it guards every namespace.

use serde::Deserialize;
use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef, TryData},
    handler::ConnectHandler,
};

#[derive(Deserialize)]
struct Auth {
    token: String,
}

pub fn attach(io: &SocketIo) {
    let front_door = async || {};
    io.ns("/", front_door.with(doorkeeper));
    io.ns("/staff", staff_room);
}

async fn doorkeeper(TryData(auth): TryData<Auth>) -> Result<(), &'static str> {
    match auth {
        Ok(auth) if auth.token == "open-sesame" => Ok(()),
        _ => Err("unauthorized"),
    }
}

async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
