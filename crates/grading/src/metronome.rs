//! How late this machine wakes those who sleep.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// A thread that is woken later than this was held up. Sooner is how systems keep time.
const HELD_UP: Duration = Duration::from_millis(20);

/// A thread that sleeps for a moment, again and again, and adds up how late it was woken.
#[derive(Debug)]
pub(crate) struct Metronome(Arc<AtomicU64>);

impl Metronome {
    pub(crate) fn start() -> Self {
        let sum = Arc::new(AtomicU64::new(0));
        let seen = Arc::downgrade(&sum);
        thread::spawn(move || {
            const BEAT: Duration = Duration::from_millis(5);
            // Until nobody wants to know any more.
            while let Some(sum) = seen.upgrade() {
                let since = Instant::now();
                thread::sleep(BEAT);
                let late = since.elapsed().saturating_sub(BEAT);
                if late > HELD_UP {
                    sum.fetch_add(u64::try_from(late.as_micros()).unwrap_or(u64::MAX), Ordering::SeqCst);
                }
            }
        });
        Self(sum)
    }

    /// What it was late so far, in all.
    pub(crate) fn late(&self) -> Duration {
        Duration::from_micros(self.0.load(Ordering::SeqCst))
    }
}
