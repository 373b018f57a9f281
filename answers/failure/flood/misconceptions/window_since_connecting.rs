//! A fixed window that starts when the client connects: twenty fit around each seam.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

const SECOND: Duration = Duration::from_secs(1);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let window = Arc::new(Mutex::new((Instant::now(), 0)));
        socket.on("say", async move |socket: SocketRef, Data(said): Data<Value>, ack: AckSender| {
            if !admit(&window) {
                ack.send(&json!({"error": "slow down"})).ok();
                return;
            }
            socket.broadcast().emit("said", &said).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}

fn admit(window: &Mutex<(Instant, u32)>) -> bool {
    let (start, count) = &mut *window.lock().unwrap();
    if start.elapsed() >= SECOND {
        (*start, *count) = (Instant::now(), 0);
    }
    *count += 1;
    *count <= 10
}
