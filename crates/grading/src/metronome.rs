//! How late this machine is.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Later than this is a busy machine: times that it measures say nothing.
pub(crate) const LATE: Duration = Duration::from_millis(40);
/// Later than this, even a right answer may miss what it waits for.
pub(crate) const VERY_LATE: Duration = Duration::from_millis(150);

/// A thread that sleeps for a moment, again and again, and notes how late it woke up.
#[derive(Debug)]
pub(crate) struct Metronome(Arc<AtomicU64>);

impl Metronome {
    pub(crate) fn start() -> Self {
        let latest = Arc::new(AtomicU64::new(0));
        let seen = Arc::downgrade(&latest);
        thread::spawn(move || {
            const BEAT: Duration = Duration::from_millis(5);
            // Until nobody wants to know any more.
            while let Some(latest) = seen.upgrade() {
                let since = Instant::now();
                thread::sleep(BEAT);
                let late = since.elapsed().saturating_sub(BEAT).as_micros();
                latest.fetch_max(u64::try_from(late).unwrap_or(u64::MAX), Ordering::SeqCst);
            }
        });
        Self(latest)
    }

    /// What to tell the learner, if the machine was later than this, once.
    pub(crate) fn complaint(&self, limit: Duration) -> Option<String> {
        let latest = Duration::from_micros(self.0.load(Ordering::SeqCst));
        (latest > limit).then(|| {
            format!(
                "This exercise measures time, and this machine is too busy for that: it was {} ms late. Close what \
                 keeps it busy and run it again.",
                latest.as_millis()
            )
        })
    }
}
