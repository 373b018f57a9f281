//! Looks for the token in a header of the request. It comes in the auth.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
    handler::ConnectHandler,
};

pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room.with(doorkeeper));
}

async fn doorkeeper(socket: SocketRef) -> Result<(), &'static str> {
    let header = socket.req_parts().headers.get("authorization").and_then(|header| header.to_str().ok());
    match header.and_then(|header| header.strip_prefix("Bearer ")) {
        Some("open-sesame") => Ok(()),
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
