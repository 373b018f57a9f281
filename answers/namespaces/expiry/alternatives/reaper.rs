//! Style: one task for all. It looks at a table of ends twenty times a second.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
    handler::ConnectHandler,
    socket::Sid,
};
use tokio::time::{Instant, interval};

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
    let ends = Ends::default();
    tokio::spawn(reap(ends.clone()));
    let staff_room = async move |socket: SocketRef, Data(pass): Data<Pass>| enter(socket, pass, ends.clone());
    io.ns("/staff", staff_room.with(doorkeeper));
}

type Ends = Arc<Mutex<HashMap<Sid, (Instant, SocketRef)>>>;

async fn reap(ends: Ends) {
    let mut often = interval(Duration::from_millis(50));
    loop {
        let now = often.tick().await;
        let over: Vec<SocketRef> = ends
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .filter(|(end, _)| *end <= now)
            .map(|(_, socket)| socket.clone())
            .collect();
        for socket in over {
            ends.lock().unwrap_or_else(PoisonError::into_inner).remove(&socket.id);
            socket.emit("expired", &json!({})).ok();
            socket.disconnect().ok();
        }
    }
}

fn enter(socket: SocketRef, pass: Pass, ends: Ends) {
    let until = |time| Instant::now() + time;
    if let Some(time) = lifetime(&pass.token) {
        ends.lock().unwrap_or_else(PoisonError::into_inner).insert(socket.id, (until(time), socket.clone()));
    }
    let renewed = ends.clone();
    socket.on("renew", async move |socket: SocketRef, Data(pass): Data<Pass>, ack: AckSender| {
        let answer = match lifetime(&pass.token) {
            Some(time) => {
                renewed.lock().unwrap_or_else(PoisonError::into_inner).insert(socket.id, (until(time), socket));
                json!({"ok": true})
            }
            None => json!({"error": "not any more"}),
        };
        ack.send(&answer).ok();
    });
    socket.on("post", on_post);
    socket.on_disconnect(async move |socket: SocketRef| {
        ends.lock().unwrap_or_else(PoisonError::into_inner).remove(&socket.id);
    });
}
