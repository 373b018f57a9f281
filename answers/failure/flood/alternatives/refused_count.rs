//! The times live in the socket's extensions, and a refused message counts as well: who goes on shouting stays silent.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, Extension, SocketRef}};

#[derive(Clone, Default)]
struct Attempts(Arc<Mutex<Vec<Instant>>>);

impl Attempts {
    /// Counts one more, and says how many there were within the last second.
    fn count(&self) -> usize {
        let mut times = match self.0.lock() {
            Ok(times) => times,
            Err(poisoned) => poisoned.into_inner(),
        };
        times.retain(|time| time.elapsed().as_secs_f64() < 1.0);
        // Eleven say as much as a thousand.
        if times.len() > 10 {
            times.remove(0);
        }
        times.push(Instant::now());
        times.len()
    }
}

async fn say(socket: SocketRef, Data(said): Data<Value>, Extension(attempts): Extension<Attempts>, ack: AckSender) {
    let answer = if attempts.count() > 10 {
        json!({"error": "slow down"})
    } else {
        socket.broadcast().emit("said", &said).await.ok();
        json!({"delivered": true})
    };
    ack.send(&answer).ok();
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.extensions.insert(Attempts::default());
        socket.on("say", say);
    });
}
