//! Cause: on a leave it looks who is there before the socket has left, so the clock is never ended.
//!
//! Named: nothing

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};
use tokio::{task::AbortHandle, time::sleep};

#[derive(Deserialize)]
struct Named {
    room: String,
}
fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut r = socket.rooms();
    r.sort();
    r
}
type Clocks = Arc<Mutex<HashMap<String, AbortHandle>>>;
fn end(io: &SocketIo, c: &Clocks, room: &str) {
    let mut c = c.lock().unwrap();
    if io.to(room.to_string()).sockets().is_empty() {
        if let Some(h) = c.remove(room) {
            h.abort();
        }
    }
}
pub fn attach(io: &SocketIo) {
    let clocks = Clocks::default();
    io.ns("/", async move |socket: SocketRef| {
        let c = clocks.clone();
        socket.on("join", async move |io: SocketIo, s: SocketRef, Data(j): Data<Named>, ack: AckSender| {
            s.join(j.room.clone());
            c.lock().unwrap().entry(j.room.clone()).or_insert_with(|| {
                let room = j.room.clone();
                tokio::spawn(async move {
                    let mut n = 0u32;
                    loop {
                        sleep(Duration::from_secs(1)).await;
                        n += 1;
                        io.to(room.clone()).emit("tick", &json!({"room": room, "n": n})).await.ok();
                    }
                })
                .abort_handle()
            });
            ack.send(&json!({"rooms": rooms_of(&s)})).ok();
        });
        let c = clocks.clone();
        socket.on("leave", async move |io: SocketIo, s: SocketRef, Data(l): Data<Named>, ack: AckSender| {
            end(&io, &c, &l.room);
            s.leave(l.room.clone());
            ack.send(&json!({"rooms": rooms_of(&s)})).ok();
        });
        socket.on_disconnect(async move |io: SocketIo, s: SocketRef| {
            for r in s.rooms() {
                end(&io, &clocks, &r);
            }
        });
    });
}
