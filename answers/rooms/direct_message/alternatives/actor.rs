//! Style: an actor. One task knows who is there and does all the whispering.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};
use tokio::sync::mpsc;

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Whisper {
    to: String,
    text: String,
}

enum News {
    Came(String, SocketRef),
    Went(Sid),
    Whispered(Sid, Whisper, AckSender),
}

pub fn attach(io: &SocketIo) {
    let (post, inbox) = mpsc::unbounded_channel();
    tokio::spawn(whisper_for(inbox));
    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Auth>| {
        post.send(News::Came(auth.name, socket.clone())).ok();
        let whispers = post.clone();
        socket.on("whisper", async move |socket: SocketRef, Data(whisper): Data<Whisper>, ack: AckSender| {
            whispers.send(News::Whispered(socket.id, whisper, ack)).ok();
        });
        socket.on_disconnect(async move |socket: SocketRef| {
            post.send(News::Went(socket.id)).ok();
        });
    });
}

async fn whisper_for(mut inbox: mpsc::UnboundedReceiver<News>) {
    let mut here: HashMap<Sid, (String, SocketRef)> = HashMap::new();
    while let Some(news) = inbox.recv().await {
        match news {
            News::Came(name, socket) => {
                here.insert(socket.id, (name, socket));
            }
            News::Went(id) => {
                here.remove(&id);
            }
            News::Whispered(id, whisper, ack) => {
                let Some((from, _)) = here.get(&id) else { continue };
                let whispered = json!({"from": from, "text": whisper.text});
                let mut answer = json!({"error": "not connected"});
                for (_, socket) in here.values().filter(|(name, _)| *name == whisper.to) {
                    socket.emit("whispered", &whispered).ok();
                    answer = json!({"delivered": true});
                }
                ack.send(&answer).ok();
            }
        }
    }
}
