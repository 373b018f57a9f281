//! Wrong: one reason for all: whoever is gone has been lost, unless a `bye` came before, which nobody sends.

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

/// Kept with a socket that has said goodbye.
#[derive(Clone)]
struct Bye;

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

        socket.on("bye", async |socket: SocketRef| {
            socket.extensions.insert(Bye);
        });

        let name = auth.name;
        socket.on_disconnect(async move |socket: SocketRef| {
            let reason = if socket.extensions.get::<Bye>().is_some() { "left" } else { "lost" };
            let departed = json!({"name": name, "reason": reason});
            socket.broadcast().emit("departed", &departed).await.ok();
        });
    });
}
