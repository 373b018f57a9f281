//! Cause: it emits into a room called `all`, and nobody is in it.
//!
//! Named: nothing

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(news): Data<Value>| {
            io.to("all").emit("announcement", &news).await.ok();
        });
    });
}
