//! A window that slides, and is seven tenths of a second long.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

const WINDOW: Duration = Duration::from_millis(700);

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
    times.retain(|time| time.elapsed() < WINDOW);
    if times.len() >= 10 {
        return false;
    }
    times.push(Instant::now());
    true
}
