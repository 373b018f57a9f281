//! Cause: it listens at once, and says nothing until the profile is there.
//!
//! Named: nothing

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};
use std::sync::{Arc, Mutex};
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
        let profile: Arc<Mutex<Option<Profile>>> = Arc::new(Mutex::new(None));
        let mine = profile.clone();
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            if let Some(profile) = mine.lock().unwrap().as_ref() {
                socket.emit("said", &json!({"nick": profile.nick, "text": line.text})).ok();
            }
        });
        let loaded = load_profile(&name).await;
        *profile.lock().unwrap() = Some(loaded);
    });
}
