//! Starts the look-up on connect as a future that every handler can await.

use futures_util::FutureExt;
use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};
use std::time::Duration;

#[derive(Debug, Clone)]
struct Profile {
    nick: String,
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
        let profile = async move { load_profile(&name).await }.boxed().shared();
        tokio::spawn(profile.clone());
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            let nick = profile.await.nick;
            let _ = socket.emit("said", &json!({"nick": nick, "text": line.text}));
        });
    });
}
