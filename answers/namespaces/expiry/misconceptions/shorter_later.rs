//! The timer looks at the new end when the old one has come.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
    handler::ConnectHandler,
};
use tokio::time::{Instant, sleep_until};

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

/// Waits for the end, and for the next one if there has been a renewal meanwhile.
async fn expire(socket: SocketRef, end: Arc<Mutex<Instant>>) {
    loop {
        let until = *end.lock().unwrap_or_else(PoisonError::into_inner);
        sleep_until(until).await;
        if *end.lock().unwrap_or_else(PoisonError::into_inner) <= Instant::now() {
            break;
        }
    }
    socket.emit("expired", &json!({})).ok();
    socket.disconnect().ok();
}

async fn staff_room(socket: SocketRef, Data(pass): Data<Pass>) {
    let end = Arc::new(Mutex::new(Instant::now() + lifetime(&pass.token).unwrap_or_default()));
    let timer = tokio::spawn(expire(socket.clone(), end.clone())).abort_handle();
    socket.on("renew", async move |Data(pass): Data<Pass>, ack: AckSender| match lifetime(&pass.token) {
        Some(time) => {
            *end.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now() + time;
            ack.send(&json!({"ok": true})).ok();
        }
        None => {
            ack.send(&json!({"error": "this token is not valid"})).ok();
        }
    });
    socket.on("post", on_post);
    socket.on_disconnect(async move || timer.abort());
}
