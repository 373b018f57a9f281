//! Cause: the future of the post is not awaited: nobody hears it. The door is right.
//!
//! Named: nothing

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
    io.ns("/staff", staff_room.with(doorkeeper));
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
            let _ = staff.emit("posted", &post);
        }
    });
}
