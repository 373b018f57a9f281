//! Counts within the seconds of the clock on the wall.

use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let times: Arc<Mutex<(u64, usize)>> = Arc::default();
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

fn admit(times: &Mutex<(u64, usize)>) -> bool {
    let mut times = times.lock().unwrap();
    let second = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    if times.0 != second {
        *times = (second, 0);
    }
    if times.1 == 10 {
        return false;
    }
    times.1 += 1;
    true
}
