//! Style: nothing is ended. Each timer has a number, and only the last one of a socket that is there does anything.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
    handler::ConnectHandler,
};

/// How long a token is good for. `None`: it is not valid.
fn lifetime(token: &str) -> Option<Duration> {
    let millis = token.strip_prefix("good-for-")?.parse().ok()?;
    (1_000..=3_600_000).contains(&millis).then(|| Duration::from_millis(millis))
}

#[derive(Deserialize)]
struct Pass {
    token: String,
}

async fn doorkeeper(TryData(pass): TryData<Pass>) -> Result<(), &'static str> {
    match pass {
        Ok(pass) if lifetime(&pass.token).is_some() => Ok(()),
        _ => Err("unauthorized"),
    }
}

async fn on_post(io: SocketIo, Data(post): Data<Value>) {
    if let Some(staff) = io.of("/staff") {
        staff.emit("posted", &post).await.ok();
    }
}

pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room.with(doorkeeper));
}

fn set(last: &Arc<AtomicU64>, socket: SocketRef, time: Duration) {
    let last = last.clone();
    let number = last.fetch_add(1, Ordering::SeqCst) + 1;
    tokio::spawn(async move {
        tokio::time::sleep(time).await;
        if last.load(Ordering::SeqCst) == number && socket.connected() {
            socket.emit("expired", &json!({})).ok();
            socket.disconnect().ok();
        }
    });
}

async fn staff_room(socket: SocketRef, Data(pass): Data<Pass>) {
    let last = Arc::default();
    set(&last, socket.clone(), lifetime(&pass.token).unwrap_or_default());
    socket.on("renew", async move |socket: SocketRef, Data(pass): Data<Pass>, ack: AckSender| {
        if let Some(time) = lifetime(&pass.token) {
            set(&last, socket, time);
            ack.send(&json!({"ok": true})).ok();
        } else {
            ack.send(&json!({"error": "unknown"})).ok();
        }
    });
    socket.on("post", on_post);
}
