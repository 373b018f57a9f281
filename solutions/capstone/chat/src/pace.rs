//! How often a connection may do something.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::input::Refusal;

/// So many times, in any window of this length, wherever it starts.
pub struct Pace {
    most: usize,
    window: Duration,
    /// When it was done: never more than `most` times are kept.
    times: Mutex<VecDeque<Instant>>,
}

impl Pace {
    pub fn new(most: usize, window: Duration) -> Self {
        Self { most, window, times: Mutex::default() }
    }

    /// Says no to what comes too fast. Only what is allowed counts.
    pub fn check(&self) -> Result<(), Refusal> {
        // A panic elsewhere cannot have left the times half changed, so a poisoned lock is as good as another.
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        while times.front().is_some_and(|then| now - *then >= self.window) {
            times.pop_front();
        }
        if times.len() >= self.most {
            return Err(Refusal::plain("slow down"));
        }
        times.push_back(now);
        Ok(())
    }
}
