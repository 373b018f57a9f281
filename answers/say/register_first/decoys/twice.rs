//! Nothing is lost, but what was said early is answered twice.

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

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        let early = Arc::new(Mutex::new(Some(vec![])));
        let name = Arc::new(name);
        let (kept, whose) = (early.clone(), name.clone());
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            if let Some(kept) = kept.lock().unwrap().as_mut() {
                kept.push(line.text.clone());
            }
            let profile = load_profile(&whose).await;
            let _ = socket.emit("said", &json!({"nick": profile.nick, "text": line.text}));
        });
        let profile = load_profile(&name).await;
        let kept = early.lock().unwrap().take();
        for text in kept.unwrap_or_default() {
            let _ = socket.emit("said", &json!({"nick": profile.nick, "text": text}));
        }
    });
}
