//! Listens at once, and looks the profile up when the first message needs it.

use std::{sync::Arc, time::Duration};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};
use tokio::sync::OnceCell;

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
        // Nothing is awaited before `on`: the client may speak as soon as she is connected.
        let profile = Arc::new(OnceCell::new());
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            // The first message starts the look-up, those that come meanwhile wait for it, later ones find it done.
            let profile = profile.get_or_init(|| load_profile(&name)).await;
            socket.emit("said", &json!({"nick": profile.nick, "text": line.text})).ok();
        });
    });
}
