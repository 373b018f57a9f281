//! Registers two handlers for the end of a connection: the second replaces the first, which would have taken the name off.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

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
    let names: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        names.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());

        let all = names.clone();
        socket.on("who", async move |ack: AckSender| {
            let names = all.lock().unwrap_or_else(PoisonError::into_inner).clone();
            ack.send(&json!({"names": names})).ok();
        });

        let (all, me) = (names.clone(), name.clone());
        socket.on_disconnect(async move || {
            all.lock().unwrap_or_else(PoisonError::into_inner).remove(&me);
        });
        socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
            let reason = if reason == DisconnectReason::ClientNSDisconnect { "left" } else { "lost" };
            socket.broadcast().emit("departed", &json!({"name": name, "reason": reason})).await.ok();
        });
    });
}
