//! Cause: `left` and `lost` are exchanged.
//!
//! Named: nothing

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::DisconnectReason,
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Clone)]
struct Name(String);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(Name(auth.name.clone()));

        socket.on("who", async |io: SocketIo, ack: AckSender| {
            let sockets = io.sockets();
            let mut names: Vec<String> = sockets
                .iter()
                .filter(|socket| socket.connected())
                .filter_map(|socket| socket.extensions.get::<Name>())
                .map(|Name(name)| name)
                .collect();
            names.sort();
            ack.send(&json!({"names": names})).ok();
        });

        let name = auth.name;
        socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
            let reason = match reason {
                DisconnectReason::ClientNSDisconnect => "lost",
                _ => "left",
            };
            let departed = json!({"name": name, "reason": reason});
            socket.broadcast().emit("departed", &departed).await.ok();
        });
    });
}
