//! The handler only puts the text into a queue; the connect handler looks the profile up and then works the queue off.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};
use std::time::Duration;
use tokio::sync::mpsc;

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
        let (queue, mut queued) = mpsc::unbounded_channel();
        socket.on("say", async move |Data(line): Data<Say>| {
            let _ = queue.send(line);
        });
        let profile = load_profile(&name).await;
        while let Some(line) = queued.recv().await {
            let _ = socket.emit("said", &json!({"nick": profile.nick, "text": line.text}));
        }
    });
}
