//! A program and all that it starts.

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Those that we have started and that have not ended: whatever else is our child was left behind.
static OURS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn ours() -> MutexGuard<'static, Vec<u32>> {
    OURS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A program in a process group of its own, with all that it starts and does not send away. Dropped, it is ended.
#[derive(Debug)]
pub struct Group {
    child: Child,
    status: Option<ExitStatus>,
}

impl Group {
    /// Starts it.
    ///
    /// # Errors
    ///
    /// As [`Command::spawn`].
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let child = begin(|| alone(command).spawn(), |child| Some(child.id()))?;
        Ok(Self { child, status: None })
    }

    /// The program itself: its pipes. It must not be waited for.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The system's number of the program.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether the program has ended. Until [`Group::end`] nobody else gets its number.
    pub fn has_ended(&mut self) -> bool {
        self.status.is_some() || has_ended(&mut self.child)
    }

    /// Whether it has ended by then.
    pub fn ends_within(&mut self, patience: Duration) -> bool {
        let since = Instant::now();
        while !self.has_ended() {
            if since.elapsed() > patience {
                return false;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        true
    }

    /// As [`Group::ends_within`], of a program that works: nothing is waited for that has used no processor for so long. Only
    /// Linux knows.
    pub fn ends_working(&mut self, patience: Duration, idle: Duration) -> Wait {
        const LOOK: Duration = Duration::from_millis(500);

        let since = Instant::now();
        let (mut used, mut worked) = (None, since);
        while !self.ends_within(LOOK) {
            let now = used_up(self.child.id());
            if now.is_none() || now != used {
                (used, worked) = (now, Instant::now());
            }
            if worked.elapsed() > idle {
                return Wait::Idle;
            }
            if since.elapsed() > patience {
                return Wait::TooLong;
            }
        }
        Wait::Ended
    }

    /// Ends it, with its group and what it has left behind. How it ended, if that can be known.
    pub fn end(&mut self) -> Option<ExitStatus> {
        if self.status.is_none() {
            // While it is not waited for, its number is the group's and nobody else's.
            kill_group(self.child.id());
            drop(self.child.kill());
            self.status = self.child.wait().ok();
            let mut ours = ours();
            ours.retain(|id| *id != self.child.id());
            sweep(&ours);
        }
        self.status
    }
}

/// How waiting for a program came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    Ended,
    /// It did nothing any more.
    Idle,
    TooLong,
}

/// What it has used up of a processor, in the system's own measure: itself, and those of its children that have ended.
#[cfg(target_os = "linux")]
fn used_up(id: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // Its name may hold anything. Behind it stand the fields from the third on; these are the 14th to the 17th.
    let (_, fields) = stat.rsplit_once(')')?;
    fields.split_whitespace().skip(11).take(4).map(|field| field.parse::<u64>().ok()).sum()
}

#[cfg(not(target_os = "linux"))]
fn used_up(_: u32) -> Option<u64> {
    None
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}

/// Has a program begin a process group of its own. On Linux it also ends with the thread that starts it, however that ends.
pub fn alone(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(target_os = "linux")]
    {
        let parent = std::process::id();
        let end_with_us = move || {
            // SAFETY: plain numbers. A program that is held has set it before, and may not any more.
            unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) };
            // Whoever starts it may be gone already.
            // SAFETY: asks for a number.
            let gone = u32::try_from(unsafe { libc::getppid() }) != Ok(parent);
            if gone { Err(io::Error::from_raw_os_error(libc::ESRCH)) } else { Ok(()) }
        };
        // SAFETY: between fork and exec: two system calls, and no allocation.
        unsafe { std::os::unix::process::CommandExt::pre_exec(command, end_with_us) };
    }
    command
}

/// Starts something else that is ours, and not left behind by anybody.
///
/// # Errors
///
/// As `start`.
pub fn begin<T>(start: impl FnOnce() -> io::Result<T>, id: impl FnOnce(&T) -> Option<u32>) -> io::Result<T> {
    let mut ours = ours();
    let started = start()?;
    ours.extend(id(&started));
    Ok(started)
}

/// Ends all groups that run, for a process that is about to end.
pub fn end_all() {
    for &id in ours().iter() {
        kill_group(id);
    }
    sweep(&[]);
}

/// Ends the group that this program leads, for whoever starts its programs otherwise. The program must not have been waited
/// for: else its number may be another's.
#[cfg(unix)]
pub fn kill_group(id: u32) {
    if let Ok(id) = libc::pid_t::try_from(id) {
        // SAFETY: plain numbers. A group that is gone needs no end.
        unsafe { libc::kill(-id, libc::SIGKILL) };
    }
}

#[cfg(not(unix))]
pub fn kill_group(_: u32) {}

#[cfg(unix)]
fn has_ended(child: &mut Child) -> bool {
    // SAFETY: all zeros are a value of this type, and the pointer is to a live one.
    unsafe {
        let mut told: libc::siginfo_t = std::mem::zeroed();
        let flags = libc::WEXITED | libc::WNOHANG | libc::WNOWAIT;
        let asked = libc::waitid(libc::P_PID, child.id(), &raw mut told, flags);
        asked == 0 && told.si_signo == libc::SIGCHLD
    }
}

#[cfg(not(unix))]
fn has_ended(child: &mut Child) -> bool {
    child.try_wait().is_ok_and(|status| status.is_some())
}

/// From now on, what a program of ours leaves behind is our child, and ends with it.
///
/// Only for a process in which every child is started by [`Group`] or [`begin`].
pub fn adopt() {
    #[cfg(target_os = "linux")]
    // SAFETY: plain numbers. A refusal leaves all as it was.
    unsafe {
        if libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1) == 0 {
            ADOPTS.store(true, std::sync::atomic::Ordering::SeqCst);
        }
    }
}

#[cfg(target_os = "linux")]
static ADOPTS: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

/// Ends every child but these, and theirs, which become ours in turn.
#[cfg(target_os = "linux")]
fn sweep(spared: &[u32]) {
    /// A child that ends at once in whatever it starts may be quick, but we are quicker in the end.
    const ROUNDS: usize = 10_000;

    if !ADOPTS.load(std::sync::atomic::Ordering::SeqCst) {
        return;
    }
    for _ in 0..ROUNDS {
        let left: Vec<u32> = children().filter(|id| !spared.contains(id)).collect();
        if left.is_empty() {
            return;
        }
        for id in left.iter().filter_map(|&id| libc::pid_t::try_from(id).ok()) {
            // SAFETY: it is our child, and not waited for: nobody else has its number.
            unsafe {
                libc::kill(id, libc::SIGKILL);
                libc::waitpid(id, std::ptr::null_mut(), 0);
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn sweep(_: &[u32]) {}

/// The children of all of our threads.
#[cfg(target_os = "linux")]
fn children() -> impl Iterator<Item = u32> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().filter_map(Result::ok);
    let texts = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    texts.flat_map(|text| text.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>())
}
