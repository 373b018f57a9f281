//! Cause: the token is compared by its end.
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

/// `TryData` hands over the failure as well. `Data` would refuse by itself, in serde's words.
async fn doorkeeper(TryData(auth): TryData<Auth>) -> Result<(), &'static str> {
    match auth {
        Ok(auth) if auth.token.ends_with("open-sesame") => Ok(()),
        // One word for every reason: a stranger need not learn what was wrong.
        _ => Err("unauthorized"),
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
