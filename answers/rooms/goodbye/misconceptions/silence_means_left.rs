//! Wrong: whoever misses the heartbeat is taken to have left.

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
        socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
            let reason = match reason {
                DisconnectReason::ClientNSDisconnect | DisconnectReason::HeartbeatTimeout => "left",
                _ => "lost",
            };
            let departed = json!({"name": name, "reason": reason});
            socket.broadcast().emit("departed", &departed).await.ok();
        });
    });
}
