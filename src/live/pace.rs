//! How often something may be changed: more often than anybody clicks is a mistake or an attack, and is refused.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So many at once.
const MOST: u32 = 20;
/// And then one more after each of these.
const EACH: Duration = Duration::from_millis(500);

#[derive(Debug, Clone)]
pub(crate) struct Pace {
    left: Arc<Mutex<Left>>,
}

#[derive(Debug)]
struct Left {
    count: u32,
    since: Instant,
}

impl Pace {
    pub(crate) fn new() -> Self {
        Self { left: Arc::new(Mutex::new(Left { count: MOST, since: Instant::now() })) }
    }

    /// Whether one more may be done now. Then it counts.
    pub(crate) fn allows(&self) -> bool {
        self.left.lock().unwrap_or_else(PoisonError::into_inner).take(Instant::now())
    }
}

impl Left {
    fn take(&mut self, now: Instant) -> bool {
        let passed = now.duration_since(self.since).as_millis() / EACH.as_millis();
        let more = u32::try_from(passed).unwrap_or(MOST).min(MOST);
        if more > 0 {
            self.count = (self.count + more).min(MOST);
            self.since = now;
        }
        let is_left = self.count > 0;
        self.count = self.count.saturating_sub(1);
        is_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_refused_and_whoever_comes_later_is_not() {
        let start = Instant::now();
        let mut left = Left { count: MOST, since: start };
        let taken = (0..1000).filter(|_| left.take(start)).count();
        assert_eq!(taken, MOST as usize);
        assert!(!left.take(start + EACH / 2));
        assert!(left.take(start + EACH) && !left.take(start + EACH));
        let later = start + EACH * 1000;
        assert_eq!((0..1000).filter(|_| left.take(later)).count(), MOST as usize);
    }
}
