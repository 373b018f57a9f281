//! A namespace each, but every post goes to all of them.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo, organisations: &[&str]) {
    for id in organisations {
        io.ns(format!("/org/{id}"), async |socket: SocketRef| {
            socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
                for board in io.nsps() {
                    board.emit("posted", &post).await.ok();
                }
            });
        });
    }
}
