//! Cause: the message of the refusal is a text with JSON in it.
//!
//! Named: own_words

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
        _ => Err(r#"{"message":"unauthorized"}"#),
    }
}

async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
