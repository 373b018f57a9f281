//! Ten permits for each connection, and each comes back a second after it was taken.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};
use tokio::sync::Semaphore;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let permits = Arc::new(Semaphore::new(10));
        socket.on("say", async move |socket: SocketRef, Data(said): Data<Value>, ack: AckSender| {
            let Ok(permit) = permits.try_acquire_owned() else {
                let _ = ack.send(&json!({"error": "slow down"}));
                return;
            };
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_secs(1)).await;
                drop(permit);
            });
            let _ = socket.broadcast().emit("said", &said).await;
            let _ = ack.send(&json!({"delivered": true}));
        });
    });
}
