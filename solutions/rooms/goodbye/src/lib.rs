//! One handler hears every end of a connection; only one of the reasons is a goodbye.

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
            let sockets = io.sockets();
            let mut names: Vec<String> = sockets
                .iter()
                // While its disconnect handler runs, a socket is still listed, but no longer connected.
                .filter(|socket| socket.connected())
                .filter_map(|socket| socket.extensions.get::<Name>())
                .map(|Name(name)| name)
                .collect();
            names.sort();
            ack.send(&json!({"names": names})).ok();
        });

        // Captured, not extracted: if an extractor fails here, the handler is skipped and the socket is never tidied away.
        let name = auth.name;
        socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
            let reason = match reason {
                DisconnectReason::ClientNSDisconnect => "left",
                // A cut, a closed WebSocket, a missed heartbeat, garbage: nobody said goodbye.
                _ => "lost",
            };
            let departed = json!({"name": name, "reason": reason});
            socket.broadcast().emit("departed", &departed).await.ok();
        });
    });
}
