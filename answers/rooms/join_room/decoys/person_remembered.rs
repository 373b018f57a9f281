//! Wrong: a person is remembered, so that her other windows join too, and her rooms come back with her.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Join {
    room: String,
}

pub fn attach(io: &SocketIo) {
    let rooms_of: Arc<Mutex<HashMap<String, Vec<String>>>> = Arc::default();
    io.ns("/", async move |socket: SocketRef, Data(Auth { name }): Data<Auth>| {
        socket.join(format!("person:{name}"));
        if let Some(rooms) = rooms_of.lock().unwrap().get(&name) {
            socket.join(rooms.clone());
        }
        socket.on("join", async move |io: SocketIo, socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            rooms_of.lock().unwrap().entry(name.clone()).or_default().push(join.room.clone());
            io.within(format!("person:{name}")).join(join.room).await.ok();

            let mut rooms = socket.rooms();
            rooms.retain(|room| !room.starts_with("person:"));
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });
    });
}
