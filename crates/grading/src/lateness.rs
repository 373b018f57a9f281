//! How long the machine has held a scene up that is played in real time.
//!
//! A scene in real time is a race between two threads: the one that the learner's code runs on, and ours. Each of them
//! can be ready to go on and wait for a processor, which makes right answers look wrong and wrong ones look right. A
//! thread that sleeps most of the time, such as the metronome's, is served first by the system and notices little of it:
//! five milliseconds, where the others had waited for five hundred. Linux knows for each thread how long it has been
//! ready and not running. Waiting for anything else does not count, so an answer that blocks its own thread is slow, and
//! the machine is not.
//!
//! The metronome knows of what Linux does not: a machine that stood still, all of it. Elsewhere it is all that there is.

use std::time::Duration;

use crate::child::Process;
use crate::metronome::Metronome;

/// Held up for so long between two things that were seen, nobody can tell right from wrong. It is all the waiting of
/// both threads, so that what mattered was held up for less.
pub(crate) const LIMIT: Duration = Duration::from_millis(120);
/// So much explains that something came late which should have come at once.
pub(crate) const NOTABLE: Duration = Duration::from_millis(60);

#[derive(Debug)]
pub(crate) struct Lateness {
    metronome: Metronome,
    threads: Vec<Thread>,
}

impl Lateness {
    /// Of the thread that calls this, and of the process's thread for the learner's code.
    pub(crate) fn of(process: &Process) -> Self {
        Self { metronome: Metronome::start(), threads: Thread::both(process) }
    }

    /// Of a machine of which nobody wants to know: nothing is judged.
    pub(crate) fn unknown() -> Self {
        Self { metronome: Metronome::start(), threads: Vec::new() }
    }

    /// How long the machine has held either of them up so far.
    pub(crate) fn so_far(&self) -> Duration {
        self.metronome.late() + self.threads.iter().map(Thread::waited).sum::<Duration>()
    }
}

/// What the learner is told.
pub(crate) fn complaint(late: Duration) -> String {
    format!(
        "This exercise measures time, and this machine is too busy for that: it was {} ms late. Close what keeps it busy \
         and run it again.",
        late.as_millis()
    )
}

/// A thread's account, which Linux keeps.
#[derive(Debug)]
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "no other system has the account"))]
struct Thread(std::fs::File);

#[cfg(target_os = "linux")]
impl Thread {
    fn both(process: &Process) -> Vec<Self> {
        let theirs = std::fs::read_dir(format!("/proc/{}/task", process.id())).into_iter().flatten().flatten();
        let named = |name| std::fs::read_to_string(name).is_ok_and(|name| name.trim() == crate::stage::THREAD);
        let theirs = theirs.map(|task| task.path()).find(|task| named(task.join("comm")));
        let all = [Some("/proc/thread-self".into()), theirs];
        all.into_iter()
            .flatten()
            .filter_map(|task| std::fs::File::open(task.join("schedstat")).ok())
            .map(Self)
            .collect()
    }

    /// How long it was ready to run, and did not.
    fn waited(&self) -> Duration {
        use std::os::unix::fs::FileExt;
        // "2381063 517002 3": nanoseconds on a processor, nanoseconds ready for one, how often.
        let mut text = [0; 80];
        let read = self.0.read_at(&mut text, 0).unwrap_or_default();
        let text = std::str::from_utf8(&text[..read]).unwrap_or_default();
        Duration::from_nanos(text.split_whitespace().nth(1).and_then(|nanos| nanos.parse().ok()).unwrap_or_default())
    }
}

#[cfg(not(target_os = "linux"))]
impl Thread {
    fn both(_: &Process) -> Vec<Self> {
        Vec::new()
    }

    #[expect(clippy::unused_self, reason = "the same call everywhere; only Linux has the account")]
    fn waited(&self) -> Duration {
        Duration::ZERO
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn who_sleeps_is_not_held_up_by_the_machine() {
        let account = std::fs::File::open("/proc/thread-self/schedstat").map(Thread).expect("Linux keeps it");
        let before = account.waited();
        std::thread::sleep(Duration::from_millis(300));
        let slept = account.waited() - before;
        assert!(slept < Duration::from_millis(150), "{slept:?} of waiting in 300 ms of sleep");
    }

    #[test]
    fn who_shares_a_processor_is_held_up() {
        // More threads than any processor count here: each is ready for longer than it runs.
        let threads = 4 * std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let spins = || {
            let account = std::fs::File::open("/proc/thread-self/schedstat").map(Thread).expect("Linux keeps it");
            let since = std::time::Instant::now();
            while since.elapsed() < Duration::from_millis(400) {
                std::hint::spin_loop();
            }
            account.waited()
        };
        let waited = std::thread::scope(|scope| {
            let all: Vec<_> = (0..threads).map(|_| scope.spawn(spins)).collect();
            all.into_iter().map(|one| one.join().unwrap_or_default()).max()
        });
        assert!(waited > Some(LIMIT), "{waited:?}");
    }
}
