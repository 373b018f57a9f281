//! Lets everybody in, and waits for a `login` with the token. Clients bring it in the auth, and send no such event.

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

/// Kept with each socket that has logged in.
#[derive(Clone)]
struct Admitted;

pub fn attach(io: &SocketIo) {
    io.ns("/staff", async |socket: SocketRef| {
        socket.on("login", async |socket: SocketRef, Data(auth): Data<Value>| {
            if auth["token"] == "open-sesame" {
                socket.extensions.insert(Admitted);
            } else {
                socket.emit("unauthorized", &auth).ok();
                socket.disconnect().ok();
            }
        });
        socket.on("post", async |io: SocketIo, socket: SocketRef, Data(post): Data<Value>| {
            if socket.extensions.get::<Admitted>().is_none() {
                return;
            }
            if let Some(staff) = io.of("/staff") {
                staff.emit("posted", &post).await.ok();
            }
        });
    });
}
