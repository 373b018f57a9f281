//! Wrong: only the first of the `except` rooms is spared, and a text is published only once.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize)]
struct Publish {
    to: Vec<String>,
    except: Vec<String>,
    text: String,
}

pub fn attach(io: &SocketIo) {
    let said: Arc<Mutex<HashSet<String>>> = Arc::default();
    io.ns("/", async move |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        socket.on("publish", async move |io: SocketIo, Data(publish): Data<Publish>| {
            if publish.to.is_empty() || !said.lock().unwrap().insert(publish.text.clone()) {
                return;
            }

            let published = json!({"text": publish.text});
            io.to(publish.to).except(publish.except.first().cloned().into_iter().collect::<Vec<_>>()).emit("published", &published).await.ok();
        });
    });
}
