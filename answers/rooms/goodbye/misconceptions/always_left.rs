//! Wrong: one reason for all: whoever is gone has left.

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

/// Kept with each socket, so that others can ask for it.
#[derive(Clone)]
struct Name(String);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(Name(auth.name.clone()));

        socket.on("who", async |io: SocketIo, ack: AckSender| {
            let mut names: Vec<String> = io
                .sockets()
                .iter()
                .filter(|socket| socket.connected())
                .filter_map(|socket| socket.extensions.get::<Name>())
                .map(|Name(name)| name)
                .collect();
            names.sort();
            ack.send(&json!({"names": names})).ok();
        });

        let name = auth.name;
        socket.on_disconnect(async move |socket: SocketRef| {
            let departed = json!({"name": name, "reason": "left"});
            socket.broadcast().emit("departed", &departed).await.ok();
        });
    });
}
