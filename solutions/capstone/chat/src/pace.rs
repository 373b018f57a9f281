//! How often a connection may speak.

use std::{collections::VecDeque, time::Duration};

use tokio::time::Instant;

/// In any second, wherever it starts.
const LIMIT: usize = 10;
const WINDOW: Duration = Duration::from_secs(1);

/// When the connection last spoke: never more than [`LIMIT`] times are kept.
#[derive(Default)]
pub struct Pace(VecDeque<Instant>);

impl Pace {
    /// Whether one more is allowed now. Only what is allowed counts.
    pub fn allows(&mut self, now: Instant) -> bool {
        while self.0.front().is_some_and(|then| now - *then >= WINDOW) {
            self.0.pop_front();
        }
        let allowed = self.0.len() < LIMIT;
        if allowed {
            self.0.push_back(now);
        }
        allowed
    }
}
