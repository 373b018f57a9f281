//! Too narrow: keeps one early message until the profile is there; a second one takes its place.

use std::sync::{Arc, Mutex};

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

#[derive(Debug, Default)]
struct Early {
    profile: Option<Profile>,
    text: Option<String>,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let early = Arc::new(Mutex::new(Early::default()));
        let state = early.clone();
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            let mut state = state.lock().unwrap();
            match &state.profile {
                Some(profile) => {
                    let _ = socket.emit("said", &json!({"nick": profile.nick, "text": line.text}));
                }
                None => state.text = Some(line.text),
            }
        });
        let profile = load_profile(&name).await;
        let mut early = early.lock().unwrap();
        if let Some(text) = early.text.take() {
            let _ = socket.emit("said", &json!({"nick": profile.nick, "text": text}));
        }
        early.profile = Some(profile);
    });
}
