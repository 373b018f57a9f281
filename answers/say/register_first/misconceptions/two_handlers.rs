//! Registers a handler for the early ones, and a second one once the profile is there: the early ones are answered
//! without a nick.

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
        socket.on("say", async |socket: SocketRef, Data(line): Data<Say>| {
            let _ = socket.emit("said", &json!({"text": line.text}));
        });
        let profile = load_profile(&name).await;
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            let _ = socket.emit("said", &json!({"nick": profile.nick, "text": line.text}));
        });
    });
}
