//! One task for each socket waits for its end, and is told when that moves.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
    handler::ConnectHandler,
};
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

/// How long a token is good for. `None`: it is not valid.
fn lifetime(token: &str) -> Option<Duration> {
    let millis = token.strip_prefix("good-for-")?.parse().ok()?;
    (1_000..=3_600_000).contains(&millis).then(|| Duration::from_millis(millis))
}

/// What a client sends in its handshake, and with `renew`.
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

async fn staff_room(socket: SocketRef, Data(pass): Data<Pass>) {
    // The doorkeeper has let her in, so there is a time.
    let Some(time) = lifetime(&pass.token) else {
        return;
    };
    let (moved, end) = watch::channel(Instant::now() + time);
    let timer = tokio::spawn(expire(socket.clone(), end));

    socket.on("renew", async move |Data(pass): Data<Pass>, ack: AckSender| match lifetime(&pass.token) {
        Some(time) => {
            moved.send_replace(Instant::now() + time);
            ack.send(&json!({"ok": true})).ok();
        }
        None => {
            ack.send(&json!({"error": "this token is not valid"})).ok();
        }
    });

    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });

    // Who leaves may come back on the same connection, with the same id: an old timer would throw the new socket out. A
    // `JoinHandle` cannot be cloned, as a handler must be; its abort handle can.
    let timer = timer.abort_handle();
    socket.on_disconnect(async move || timer.abort());
}

/// Waits for the end, wherever it moves, and then says so and disconnects, in this order.
async fn expire(socket: SocketRef, mut end: watch::Receiver<Instant>) {
    loop {
        let until = *end.borrow_and_update();
        tokio::select! {
            () = sleep_until(until) => break,
            moved = end.changed() => {
                if moved.is_err() {
                    return;
                }
            }
        }
    }
    socket.emit("expired", &json!({})).ok();
    socket.disconnect().ok();
}
