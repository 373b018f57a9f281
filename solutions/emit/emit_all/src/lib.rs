//! Passes each `announce` on to everybody.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("announce", async |io: SocketIo, Data(news): Data<Value>| {
            // `io` speaks to all of "/". Emitting to many is a future: without `.await` nothing would be sent.
            io.emit("announcement", &news).await.ok();
        });
    });
}
