//! Listens at once, and then sleeps a little in the handler, hoping that the profile is there by then.

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
        let nick = Arc::new(Mutex::new(String::new()));
        let known = nick.clone();
        socket.on("say", async move |socket: SocketRef, Data(line): Data<Say>| {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let nick = known.lock().unwrap().clone();
            let _ = socket.emit("said", &json!({"nick": nick, "text": line.text}));
        });
        let profile = load_profile(&name).await;
        *nick.lock().unwrap() = profile.nick;
    });
}
