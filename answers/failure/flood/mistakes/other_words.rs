//! Cause: the refusal says `too fast`, and the words are agreed.
//!
//! Named: nothing

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
const WINDOW: Duration = Duration::from_secs(1);

#[derive(Default)]
struct Window(VecDeque<Instant>);

impl Window {
    fn admit(&mut self, now: Instant) -> bool {
        if self.0.len() == LIMIT {
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
        let window = Arc::new(Mutex::new(Window::default()));

        socket.on("say", async move |socket: SocketRef, Data(said): Data<Value>, ack: AckSender| {
            let admitted = window.lock().unwrap_or_else(PoisonError::into_inner).admit(Instant::now());
            if !admitted {
                ack.send(&json!({"error": "too fast"})).ok();
                return;
            }
            socket.broadcast().emit("said", &said).await.ok();
            ack.send(&json!({"delivered": true})).ok();
        });
    });
}
