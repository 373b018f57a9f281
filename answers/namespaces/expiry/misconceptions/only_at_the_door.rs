//! Looks at the time a token has, and never again.

use std::time::Duration;

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

async fn staff_room(socket: SocketRef) {
    socket.on("renew", async move |Data(pass): Data<Pass>, ack: AckSender| {
        match lifetime(&pass.token) {
            Some(_) => ack.send(&json!({"ok": true})).ok(),
            None => ack.send(&json!({"error": "this token is not valid"})).ok(),
        };
    });
    socket.on("post", on_post);
}
