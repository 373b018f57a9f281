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

use crate::child::{CAP, Process};
use crate::metronome::Metronome;

/// Held up for so long between two things that were seen, nobody can tell right from wrong. It is all the waiting of
/// both threads, so that what mattered was held up for less.
pub(crate) const LIMIT: Duration = Duration::from_millis(120);
/// So much explains that something came late which should have come at once.
pub(crate) const NOTABLE: Duration = Duration::from_millis(60);

/// Blocked for so long on a machine that is fast enough, a server has stopped answering.
const PATIENCE: Duration = Duration::from_millis(1_500);

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

/// Whether the machine explains that a server says nothing: its thread waited for a processor, or for the disk.
#[derive(Debug, Default)]
pub(crate) struct Excuse(Vec<Thread>);

impl Excuse {
    /// For the process's thread for the learner's code, and the one that calls this.
    pub(crate) fn of(process: &Process) -> Self {
        Self(Thread::both(process))
    }

    /// How long the machine has held either of them up so far, where that is known.
    pub(crate) fn held_up(&self) -> Option<Duration> {
        (self.0.len() == 2).then(|| self.so_far().0)
    }

    fn so_far(&self) -> (Duration, u64) {
        (self.0.iter().map(Thread::waited).sum(), self.0.iter().map(Thread::fetched).sum())
    }

    /// Waits for what a right answer does in milliseconds. Longer than [`PATIENCE`] only where the machine explains it, or
    /// nothing is known of the machine.
    pub(crate) async fn wait<T>(&self, happens: impl Future<Output = T>) -> Option<T> {
        let mut happens = std::pin::pin!(happens);
        let before = self.so_far();
        if let Ok(happened) = tokio::time::timeout(PATIENCE, &mut happens).await {
            return Some(happened);
        }
        let now = self.so_far();
        let excused = self.0.len() < 2 || now.0.saturating_sub(before.0) > LIMIT || now.1 > before.1;
        if !excused {
            return None;
        }
        tokio::time::timeout(CAP.saturating_sub(PATIENCE), happens).await.ok()
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
struct Thread {
    /// `schedstat`: how long it ran, and how long it was ready.
    account: std::fs::File,
    /// `stat`: among much else, how often it had to wait for the disk.
    stat: std::fs::File,
}

#[cfg(target_os = "linux")]
impl Thread {
    fn both(process: &Process) -> Vec<Self> {
        let theirs = std::fs::read_dir(format!("/proc/{}/task", process.id())).into_iter().flatten().flatten();
        let named = |name| std::fs::read_to_string(name).is_ok_and(|name| name.trim() == crate::stage::THREAD);
        let theirs = theirs.map(|task| task.path()).find(|task| named(task.join("comm")));
        let all = [Some("/proc/thread-self".into()), theirs];
        all.into_iter().flatten().filter_map(|task: std::path::PathBuf| Self::open(&task).ok()).collect()
    }

    fn open(task: &std::path::Path) -> std::io::Result<Self> {
        let open = |name| std::fs::File::open(task.join(name));
        Ok(Self { account: open("schedstat")?, stat: open("stat")? })
    }

    /// How long it was ready to run, and did not.
    fn waited(&self) -> Duration {
        // "2381063 517002 3": nanoseconds on a processor, nanoseconds ready for one, how often.
        Duration::from_nanos(number(&self.account, |text| text.split_whitespace().nth(1)))
    }

    /// How often it had to wait for a part of a file, or of memory, that was not there.
    fn fetched(&self) -> u64 {
        // "17 (server) S 1 …": the name may hold anything, and ends with the last bracket. Major faults are the twelfth.
        number(&self.stat, |text| text.rsplit_once(") ")?.1.split_whitespace().nth(9))
    }
}

/// A number in a short text that the system makes.
#[cfg(target_os = "linux")]
fn number(file: &std::fs::File, find: impl Fn(&str) -> Option<&str>) -> u64 {
    use std::os::unix::fs::FileExt;
    let mut text = [0; 512];
    let read = file.read_at(&mut text, 0).unwrap_or_default();
    let text = std::str::from_utf8(&text[..read]).unwrap_or_default();
    find(text).and_then(|number| number.parse().ok()).unwrap_or_default()
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

    #[expect(clippy::unused_self, reason = "the same call everywhere; only Linux has the account")]
    fn fetched(&self) -> u64 {
        0
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn who_sleeps_is_not_held_up_by_the_machine() {
        let account = Thread::open("/proc/thread-self".as_ref()).expect("Linux keeps it");
        // Of many sleeps one is woken at once, on a crowded machine, too. Sleep that counted would be in each of them.
        let sleep = Duration::from_millis(10);
        let slept = (0..50).map(|_| {
            let before = account.waited();
            std::thread::sleep(sleep);
            account.waited() - before
        });
        let least = slept.min().expect("a sleep");
        assert!(least < sleep / 2, "at least {least:?} of waiting in each {sleep:?} of sleep");
    }

    #[test]
    fn who_shares_a_processor_is_held_up() {
        // More threads than any processor count here: each is ready for longer than it runs.
        let threads = 4 * std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let spins = || {
            let account = Thread::open("/proc/thread-self".as_ref()).expect("Linux keeps it");
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
