//! Cause: it sleeps for two seconds before it answers.
//!
//! Named: nothing

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(value): Data<Value>| {
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            socket.emit("said", &value).ok();
        });
    });
}
