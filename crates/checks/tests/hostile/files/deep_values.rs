//! A value in a value in a value, deeper than anybody's stack; and one that is as broad.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(_): Data<Value>| {
            let mut deep = Value::Null;
            for _ in 0..500 {
                deep = Value::Array(vec![deep]);
            }
            socket.broadcast().emit("typing", &deep).await.ok();
            socket.broadcast().emit("typing", &vec![1; 900_000]).await.ok();
        });
    });
}
