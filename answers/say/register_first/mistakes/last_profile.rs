//! Cause: one profile is kept for the whole server: whoever speaks, speaks under the nick of the last one who came.
//!
//! Named: nothing

use std::{sync::Arc, time::Duration};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};
use tokio::sync::Mutex;

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
    let current = Arc::new(Mutex::new(None::<Profile>));
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let profile = load_profile(&name);
        let (mine, kept) = (current.clone(), current.clone());
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            let Some(profile) = mine.lock().await.clone() else { return };
            socket.emit("said", &json!({"nick": profile.nick, "text": line.text})).ok();
        });
        let profile = profile.await;
        *kept.lock().await = Some(profile);
    });
}
