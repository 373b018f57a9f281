//! # Until the token expires
//!
//! A token is good for a while. Whoever is in `/staff` when the time is over has to go, unless she has brought a new token
//! before.
//!
//! `lifetime` is given: use it as it is. It says how long a token is good for, from one second to an hour, or `None`: it is
//! not valid. The time counts from connecting.
//!
//! - `/staff` admits clients whose handshake auth is an object with a valid `token`. Everybody else is refused before being
//!   connected, with the message `unauthorized`, exactly. That part is written already. You may declare "/" or not. (Nobody
//!   brings a list, which serde reads a struct from, too.)
//! - `post` with any payload is heard by everybody in `/staff` as `posted`, the poster too. That is written already, too.
//! - When a client's time is over, it hears `expired` with `{}`, and is disconnected. The others hear nothing of it.
//! - `renew` with `{"token": "..."}`, always a string. If it is valid: ack `{"ok": true}`, and the new time counts from now,
//!   whether that is more or less than what was left. If not: ack `{"error": "..."}` (your words), and the old time goes on.
//! - Every socket has a time of its own, also when two come with the same token.
//! - A socket that has gone leaves no timer behind that does anything: somebody who leaves `/staff` and comes back on the same
//!   connection has only her new time.
//!
//! The clock is tokio's: `tokio::time::Instant`, `tokio::time::sleep` and their like. The grader moves it in half seconds, and
//! by minutes when it likes. Nobody does anything within 100 ms of an end.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Until the token expires”. Stuck: `cargo workbook hint expiry`.

#![deny(unused_must_use)]

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
    handler::ConnectHandler,
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    std::sync::{Arc, Mutex},
    tokio::{
        sync::watch,
        task::AbortHandle,
        time::{Instant, sleep, sleep_until},
    },
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

/// Runs before a client is connected.
async fn doorkeeper(TryData(pass): TryData<Pass>) -> Result<(), &'static str> {
    match pass {
        Ok(pass) if lifetime(&pass.token).is_some() => Ok(()),
        _ => Err("unauthorized"),
    }
}

async fn staff_room(socket: SocketRef, Data(pass): Data<Pass>) {
    // How long may she stay? Who looks at the clock, while she says nothing?
    let _time = lifetime(&pass.token);

    socket.on("renew", async |_socket: SocketRef, Data(pass): Data<Pass>, ack: AckSender| {
        let _time = lifetime(&pass.token);
        ack.send(&json!({"?": "?"})).ok();
    });

    socket.on("post", async |io: SocketIo, Data(post): Data<Value>| {
        if let Some(staff) = io.of("/staff") {
            staff.emit("posted", &post).await.ok();
        }
    });
}
