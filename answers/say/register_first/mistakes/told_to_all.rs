//! Cause: everybody hears what only the speaker should hear.
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
        socket.on("say", async move |io: SocketIo, Data(line): Data<Say>| {
            let profile = profile.get_or_init(|| load_profile(&name)).await;
            io.emit("said", &json!({"nick": profile.nick, "text": line.text})).await.ok();
        });
    });
}
