//! It strikes off every name that begins like that of whoever departs.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

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

type Names = Arc<Mutex<BTreeSet<String>>>;

pub fn attach(io: &SocketIo) {
    let all = Names::default();
    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Auth>| {
        all.lock().unwrap_or_else(PoisonError::into_inner).insert(auth.name.clone());
        let names = all.clone();

        socket.on("who", async move |ack: AckSender| {
            let names = names.lock().unwrap_or_else(PoisonError::into_inner).clone();
            ack.send(&json!({"names": names})).ok();
        });

        socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
            all.lock().unwrap_or_else(PoisonError::into_inner).retain(|name| !name.starts_with(&auth.name));
            let reason = if reason == DisconnectReason::ClientNSDisconnect { "left" } else { "lost" };
            socket.broadcast().emit("departed", &json!({"name": auth.name, "reason": reason})).await.ok();
        });
    });
}
