//! A token bucket of ten that refills by ten a second: fifteen fit into the first half second.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let times: Arc<Mutex<Option<(Instant, f64)>>> = Arc::default();
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

fn admit(times: &Mutex<Option<(Instant, f64)>>) -> bool {
    let mut times = times.lock().unwrap();
    let now = Instant::now();
    let (last, tokens) = times.unwrap_or((now, 10.0));
    let tokens = (tokens + now.duration_since(last).as_secs_f64() * 10.0).min(10.0);
    if tokens < 1.0 {
        *times = Some((now, tokens));
        return false;
    }
    *times = Some((now, tokens - 1.0));
    true
}
