//! Looks the profile up in a middleware: the client is not connected before it is there.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, Extension, SocketRef};
use socketioxide::handler::ConnectHandler;
use std::convert::Infallible;
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
    io.ns("/", connected.with(with_profile));
}

async fn with_profile(socket: SocketRef, Data(auth): Data<Auth>) -> Result<(), Infallible> {
    socket.extensions.insert(load_profile(&auth.name).await);
    Ok(())
}

async fn connected(socket: SocketRef) {
    socket.on("say", async |socket: SocketRef, Extension(me): Extension<Profile>, Data(line): Data<Say>| {
        let _ = socket.emit("said", &json!({"nick": me.nick, "text": line.text}));
    });
}
