//! Too narrow: greets only those who say their name. `Data<Auth>` does not fit the others, and their handler is skipped.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

#[derive(Debug, Deserialize)]
struct Auth {
    #[allow(dead_code)]
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(_auth): Data<Auth>| {
        let _ = socket.emit("welcome", &json!({"text": "Welcome!"}));
    });
}
