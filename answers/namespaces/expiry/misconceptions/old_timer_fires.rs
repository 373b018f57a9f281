//! A renewal sets another timer, and leaves the old one running.

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
use tokio::task::AbortHandle;

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

type Timer = Arc<Mutex<Vec<AbortHandle>>>;

/// Sets one more timer.
fn set(timer: &Timer, socket: &SocketRef, time: Duration) {
    let socket = socket.clone();
    let task = tokio::spawn(async move {
        tokio::time::sleep(time).await;
        socket.emit("expired", &json!({})).ok();
        socket.disconnect().ok();
    });
    timer.lock().unwrap_or_else(PoisonError::into_inner).push(task.abort_handle());
}

async fn staff_room(socket: SocketRef, Data(pass): Data<Pass>) {
    let timer = Timer::default();
    if let Some(time) = lifetime(&pass.token) {
        set(&timer, &socket, time);
    }
    let renewed = timer.clone();
    socket.on("renew", async move |socket: SocketRef, Data(pass): Data<Pass>, ack: AckSender| {
        match lifetime(&pass.token) {
            Some(time) => {
                set(&renewed, &socket, time);
                ack.send(&json!({"ok": true})).ok();
            }
            None => {
                ack.send(&json!({"error": "this token is not valid"})).ok();
            }
        }
    });
    socket.on("post", on_post);
    socket.on_disconnect(async move || {
        for timer in timer.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            timer.abort();
        }
    });
}
