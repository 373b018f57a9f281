//! Sleeps in the handler until there is room: nothing is refused, and the queue grows.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

const SECOND: Duration = Duration::from_secs(1);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let times: Arc<Mutex<VecDeque<Instant>>> = Arc::default();
        socket.on("say", async move |socket: SocketRef, Data(said): Data<Value>, ack: AckSender| {
            while !admit(&times) {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            socket.broadcast().emit("said", &said).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}

fn admit(times: &Mutex<VecDeque<Instant>>) -> bool {
    let mut times = times.lock().unwrap();
    while times.front().is_some_and(|time| time.elapsed() >= SECOND) {
        times.pop_front();
    }
    if times.len() >= 10 {
        return false;
    }
    times.push_back(Instant::now());
    true
}
