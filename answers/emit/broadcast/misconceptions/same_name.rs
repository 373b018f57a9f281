//! Leaves out everyone of the sender's name instead of the sender: her phone hears nothing of her laptop.

use serde::Deserialize;
use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, Extension, SocketRef};

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Auth {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(auth);
        socket.on("typing", async |io: SocketIo, Extension(me): Extension<Auth>, Data(who): Data<Value>| {
            for other in io.sockets() {
                if other.extensions.get::<Auth>() != Some(me.clone()) {
                    let _ = other.emit("typing", &who);
                }
            }
        });
    });
}
