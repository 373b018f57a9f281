//! A fixed window: it starts at the first message and starts anew a second later, so that twenty fit around the seam.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

const SECOND: Duration = Duration::from_secs(1);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let times: Arc<Mutex<Vec<Instant>>> = Arc::default();
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

fn admit(times: &Mutex<Vec<Instant>>) -> bool {
    let mut times = times.lock().unwrap();
    if times.first().is_some_and(|start| start.elapsed() >= SECOND) {
        times.clear();
    }
    if times.len() >= 10 {
        return false;
    }
    times.push(Instant::now());
    true
}
