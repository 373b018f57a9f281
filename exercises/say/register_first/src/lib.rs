//! # Listen first
//!
//! This server works, and yet it loses messages. When a client connects, the server looks up her profile, which takes
//! 200 ms. Only then does it listen. Whoever says something in her first 200 ms is not heard. Repair it.
//!
//! Every client connects with `{"name": ...}` as its auth. When a client sends `say` with `{"text": ...}`, that client
//! alone hears `said` with `{"nick": ..., "text": ...}`, once for each `say`, those too that she sent right after
//! connecting. `nick` is the one of her profile. In what order the early ones are answered is up to you, and so is when
//! you look up the profile, and how often.
//!
//! `load_profile` and `Profile` are given: use them as they are.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Listen first”. Stuck: `cargo workbook hint register_first`.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};
use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Profile {
    pub nick: String,
}

/// Asks a slow database.
async fn load_profile(name: &str) -> Profile {
    tokio::time::sleep(Duration::from_millis(200)).await;
    Profile { nick: name.to_uppercase() }
}

#[derive(Debug, Deserialize)]
struct Auth {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Say {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let profile = load_profile(&name).await;
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            socket.emit("said", &json!({"nick": profile.nick, "text": line.text})).ok();
        });
    });
}
