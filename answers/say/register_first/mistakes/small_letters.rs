//! Cause: the nick is written in small letters.
//!
//! Named: nothing

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
        let profile = Arc::new(OnceCell::new());
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            let profile = profile.get_or_init(|| load_profile(&name)).await;
            socket.emit("said", &json!({"nick": profile.nick.to_lowercase(), "text": line.text})).ok();
        });
    });
}
