//! Wrong: a list of names that only grows: who has left is still on it.

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

pub fn attach(io: &SocketIo) {
    let list: Arc<Mutex<Vec<String>>> = Arc::default();
    io.ns("/", async move |io: SocketIo, socket: SocketRef, Data(auth): Data<Auth>| {
        list.lock().unwrap().push(auth.name.clone());

        let names = list.clone();
        socket.on("who", async move |ack: AckSender| {
            let mut names = names.lock().unwrap().clone();
            names.sort();
            ack.send(&json!({"names": names})).ok();
        });

        let name = auth.name;
        socket.on_disconnect(async move |io: SocketIo, socket: SocketRef, reason: DisconnectReason| {
            let reason = if reason == DisconnectReason::ClientNSDisconnect { "left" } else { "lost" };
            socket.broadcast().emit("departed", &json!({"name": name, "reason": reason})).await.ok();
        });
    });
}
