//! Cause: the greeting stands in a list of one.
//!
//! Named: nothing

use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let welcome = json!([{"text": "Welcome!"}]);
        socket.emit("welcome", &welcome).ok();
    });
}
