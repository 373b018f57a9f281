//! Cause: the window is three seconds long.
//!
//! Named: never_again

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

const LIMIT: usize = 10;
const WINDOW: Duration = Duration::from_secs(3);

/// The times at which something was accepted, the oldest first: never more than [`LIMIT`] of them.
#[derive(Default)]
struct Window(VecDeque<Instant>);

impl Window {
    /// Whether one more fits, now. If so, it counts.
    fn admit(&mut self, now: Instant) -> bool {
        if self.0.len() == LIMIT {
            // Only the oldest matters: while it is younger than a second, ten have been accepted within that second.
            if self.0.front().is_some_and(|oldest| now.duration_since(*oldest) < WINDOW) {
                return false;
            }
            self.0.pop_front();
        }
        self.0.push_back(now);
        true
    }
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        // Made here, once for each connection. Made in `attach`, it would be one limit for all.
        let window = Arc::new(Mutex::new(Window::default()));

        socket.on("say", async move |socket: SocketRef, Data(said): Data<Value>, ack: AckSender| {
            // Locked and released in one line. A poisoned lock only says that somebody panicked: the times are still good.
            let admitted = window.lock().unwrap_or_else(PoisonError::into_inner).admit(Instant::now());
            if !admitted {
                ack.send(&json!({"error": "slow down"})).ok();
                return;
            }
            socket.broadcast().emit("said", &said).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
