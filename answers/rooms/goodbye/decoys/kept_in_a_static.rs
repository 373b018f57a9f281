//! Keeps the names in a `static`: right, as long as there is one server in the process.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::DisconnectReason,
};

static NAMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

#[derive(Deserialize)]
struct Auth {
    name: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        NAMES.lock().unwrap_or_else(PoisonError::into_inner).insert(auth.name.clone());

        socket.on("who", async |ack: AckSender| {
            let names = NAMES.lock().unwrap_or_else(PoisonError::into_inner).clone();
            ack.send(&json!({"names": names})).ok();
        });

        socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
            NAMES.lock().unwrap_or_else(PoisonError::into_inner).remove(&auth.name);
            let reason = if reason == DisconnectReason::ClientNSDisconnect { "left" } else { "lost" };
            socket.broadcast().emit("departed", &json!({"name": auth.name, "reason": reason})).await.ok();
        });
    });
}
