//! Lets everybody in, and disconnects those whose token is not valid.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
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

async fn on_post(io: SocketIo, Data(post): Data<Value>) {
    if let Some(staff) = io.of("/staff") {
        staff.emit("posted", &post).await.ok();
    }
}

pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room);
}

type Timer = Arc<Mutex<Option<AbortHandle>>>;

/// Ends the old timer and sets a new one.
fn set(timer: &Timer, socket: &SocketRef, time: Duration) {
    let socket = socket.clone();
    let task = tokio::spawn(async move {
        tokio::time::sleep(time).await;
        socket.emit("expired", &json!({})).ok();
        socket.disconnect().ok();
    });
    if let Some(old) = timer.lock().unwrap_or_else(PoisonError::into_inner).replace(task.abort_handle()) {
        old.abort();
    }
}

async fn staff_room(socket: SocketRef, TryData(pass): TryData<Pass>) {
    let Some(time) = pass.ok().and_then(|pass| lifetime(&pass.token)) else {
        socket.disconnect().ok();
        return;
    };
    let timer = Timer::default();
    set(&timer, &socket, time);
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
        if let Some(timer) = timer.lock().unwrap_or_else(PoisonError::into_inner).take() {
            timer.abort();
        }
    });
}
