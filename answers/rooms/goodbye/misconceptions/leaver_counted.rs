//! Wrong: the list is made anew in the disconnect handler, where `io.sockets()` still counts the leaver.

use std::sync::{Arc, Mutex};

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
    let list: Arc<Mutex<Vec<String>>> = Arc::default();
    io.ns("/", async move |io: SocketIo, socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(Name(auth.name.clone()));
        *list.lock().unwrap() = names_of(&io);

        let names = list.clone();
        socket.on("who", async move |ack: AckSender| {
            let mut names = names.lock().unwrap().clone();
            names.sort();
            ack.send(&json!({"names": names})).ok();
        });

        let name = auth.name;
        socket.on_disconnect(async move |io: SocketIo, socket: SocketRef, reason: DisconnectReason| {
            let reason = if reason == DisconnectReason::ClientNSDisconnect { "left" } else { "lost" };
            *list.lock().unwrap() = names_of(&io);
            socket.broadcast().emit("departed", &json!({"name": name, "reason": reason})).await.ok();
        });
    });
}

fn names_of(io: &SocketIo) -> Vec<String> {
    io.sockets().iter().filter_map(|socket| socket.extensions.get::<Name>()).map(|Name(name)| name).collect()
}
