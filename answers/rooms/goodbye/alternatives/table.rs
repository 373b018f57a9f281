//! Style: a table of names behind a mutex, from which the disconnect handler takes the leaver; no extensions.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard},
};

use serde::{Deserialize, Serialize};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::DisconnectReason,
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Reason {
    Left,
    Lost,
}

#[derive(Serialize)]
struct Departed {
    name: String,
    reason: Reason,
}

#[derive(Serialize)]
struct Names {
    names: BTreeSet<String>,
}

#[derive(Clone, Default)]
struct Table(Arc<Mutex<BTreeSet<String>>>);

impl Table {
    fn lock(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl From<DisconnectReason> for Reason {
    fn from(reason: DisconnectReason) -> Self {
        match reason {
            DisconnectReason::ClientNSDisconnect => Self::Left,
            _ => Self::Lost,
        }
    }
}

pub fn attach(io: &SocketIo) {
    let table = Table::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        table.lock().insert(name.clone());

        let names = table.clone();
        socket.on("who", async move |ack: AckSender| {
            let names = names.lock().clone();
            ack.send(&Names { names }).ok();
        });

        socket.on_disconnect(async move |io: SocketIo, reason: DisconnectReason| {
            table.lock().remove(&name);
            io.emit("departed", &Departed { name, reason: reason.into() }).await.ok();
        });
    });
}
