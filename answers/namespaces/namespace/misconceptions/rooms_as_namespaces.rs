//! Rooms posing as namespaces: one namespace, and rooms that are called like the boards.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(board): Data<String>| {
            socket.join(board);
        });
        socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
            for board in socket.rooms() {
                io.to(board).emit("posted", &post).await.ok();
            }
        });
    });
}
