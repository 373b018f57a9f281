//! Cause: a renewal takes the later of the old and the new end.
//!
//! Named: shorter_later

use std::{
    sync::{Arc, Mutex},
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

fn lifetime(token: &str) -> Option<Duration> {
    let millis = token.strip_prefix("good-for-")?.parse().ok()?;
    (1_000..=3_600_000).contains(&millis).then(|| Duration::from_millis(millis))
}
#[derive(Deserialize)]
struct Pass {
    token: String,
}
pub fn attach(io: &SocketIo) {
    io.ns("/staff", staff_room.with(doorkeeper));
}
async fn doorkeeper(TryData(pass): TryData<Pass>) -> Result<(), &'static str> {
    match pass {
        Ok(pass) if lifetime(&pass.token).is_some() => Ok(()),
        _ => Err("unauthorized"),
    }
}
fn post(socket: &SocketRef) {
    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
async fn staff_room(socket: SocketRef, Data(pass): Data<Pass>) {
    let Some(time) = lifetime(&pass.token) else { return };
    let end = Arc::new(Mutex::new(Instant::now() + time));
    let (e, s) = (end.clone(), socket.clone());
    let task = tokio::spawn(async move {
        loop {
            let until = *e.lock().unwrap();
            if Instant::now() >= until {
                break;
            }
            sleep_until(until).await;
        }
        s.emit("expired", &json!({})).ok();
        s.disconnect().ok();
    })
    .abort_handle();
    socket.on_disconnect(async move || task.abort());
    socket.on("renew", async move |Data(p): Data<Pass>, ack: AckSender| match lifetime(&p.token) {
        Some(t) => {
            let mut end = end.lock().unwrap();
            *end = (*end).max(Instant::now() + t);
            ack.send(&json!({"ok": true})).ok();
        }
        None => {
            ack.send(&json!({"error": "bad token"})).ok();
        }
    });
    post(&socket);
}
