//! Looks for the token in the address of the request. It comes in the auth.

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
    let query = socket.req_parts().uri.query().unwrap_or_default();
    if query.split('&').any(|pair| pair == "token=open-sesame") { Ok(()) } else { Err("unauthorized") }
}

async fn staff_room(socket: SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
