//! Two mistakes at once: nothing is dropped, and the mover hears it too.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |io: SocketIo, socket: SocketRef, Data(mut place): Data<Value>| {
            if let Some(fields) = place.as_object_mut() {
                fields.insert("by".to_owned(), socket.id.to_string().into());
            }
            let _ = io.emit("moved", &place).await;
        });
    });
}
