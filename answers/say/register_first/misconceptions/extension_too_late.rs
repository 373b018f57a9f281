//! Listens at once, but asks for the profile as an extension: until it is there, the handler is skipped.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, Extension, SocketRef};
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
        socket.on("say", async |socket: SocketRef, Extension(me): Extension<Profile>, Data(line): Data<Say>| {
            let _ = socket.emit("said", &json!({"nick": me.nick, "text": line.text}));
        });
        socket.extensions.insert(load_profile(&name).await);
    });
}
