//! Starts the second anew at each attempt, the accepted ones too: a steady talker, well under the limit, is refused after ten.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef}};

const SECOND: Duration = Duration::from_secs(1);

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let times: Arc<Mutex<Option<(Instant, usize)>>> = Arc::default();
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

fn admit(times: &Mutex<Option<(Instant, usize)>>) -> bool {
    let mut times = times.lock().unwrap();
    let (last, count) = times.unwrap_or((Instant::now(), 0));
    let count = if last.elapsed() >= SECOND { 0 } else { count };
    if count == 10 {
        return false;
    }
    *times = Some((Instant::now(), count + 1));
    true
}
