//! Counts by the name in the handshake: two connections of one person share a limit.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

const SECOND: Duration = Duration::from_secs(1);

pub fn attach(io: &SocketIo) {
    let everybody: Arc<Mutex<HashMap<String, Arc<Mutex<VecDeque<Instant>>>>>> = Arc::default();

    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Value>| {
        let name = auth["name"].as_str().unwrap_or_default().to_owned();
        let times = everybody.lock().unwrap().entry(name).or_default().clone();
        socket.on("say", async move |socket: SocketRef, Data(said): Data<Value>, ack: AckSender| {
            if !admit(&times) {
                ack.send(&json!({"error": "slow down"})).ok();
                return;
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
