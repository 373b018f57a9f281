//! Holds programs that are not ours, so that nothing gets out and nothing stays behind.
//!
//! # Layout
//!
//! - [`Group`]: a program and all that it starts, ended as one. On every system; Windows ends the program alone.
//! - [`adopt`], [`begin`]: what a program has left behind becomes our child, and is ended with it. Linux.
//! - [`keep`]: that is done, too, when this program is ended in the middle of it. Linux.
//! - [`Sandbox`]: what a stranger's program may write, signal, start and use up. Linux: `landlock` for files and ports,
//!   `seccomp` for system calls, `limits` for memory and time. All of it is set between fork and exec, in the child.

mod group;
#[cfg(target_os = "linux")]
mod keeper;
#[cfg(target_os = "linux")]
mod landlock;
#[cfg(target_os = "linux")]
mod limits;
#[cfg(target_os = "linux")]
mod seccomp;

use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::{fmt, io};

pub use group::{Group, Wait, adopt, alone, begin, end_all, kill_group};

/// From now on this program is kept: however it ends, and however whoever has started it ends, what it has started ends, too.
/// It goes on as a child of what it was, which ends as it does. Elsewhere than on Linux nothing happens.
///
/// Only at the start of `main`, before any other thread runs. To be followed by [`adopt`].
pub fn keep() {
    #[cfg(target_os = "linux")]
    keeper::begin();
}

/// What a stranger's program may do. Whatever is not named here, it may not.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    /// It may read files below these, and run them. What is not there is left out.
    pub reads: Vec<PathBuf>,
    /// It may also write, make and remove files below these.
    pub writes: Vec<PathBuf>,
    /// It may start programs of its own: a compiler starts a linker.
    pub starts: bool,
    /// So much memory, in bytes of address space.
    pub memory: u64,
    /// So much time of a processor, in seconds.
    pub seconds: u64,
}

/// Holds one program after the other to what they may do.
#[derive(Clone)]
pub struct Sandbox {
    #[cfg(target_os = "linux")]
    held: std::sync::Arc<Held>,
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").finish_non_exhaustive()
    }
}

#[cfg(target_os = "linux")]
struct Held {
    files: landlock::Ruleset,
    calls: Option<seccomp::Filter>,
    limits: limits::Limits,
}

/// Why no program can be held on this system, in a sentence; nothing where it can.
#[must_use]
pub fn lacking() -> Option<String> {
    #[cfg(target_os = "linux")]
    return landlock::lacking();
    #[cfg(not(target_os = "linux"))]
    Some("only Linux has what holds a program: here, it may write and start whatever you may".to_owned())
}

/// Whether a held program has ended because it has used up its time of a processor.
#[must_use]
pub fn took_too_long(status: ExitStatus) -> bool {
    #[cfg(target_os = "linux")]
    return limits::took_too_long(status);
    #[cfg(not(target_os = "linux"))]
    {
        let _ = status;
        false
    }
}

impl Sandbox {
    /// Prepares what is set in each program later.
    ///
    /// # Errors
    ///
    /// If the system lacks it: [`lacking`] says why.
    #[cfg(target_os = "linux")]
    pub fn new(allowed: &Allowed) -> io::Result<Self> {
        let held = Held {
            files: landlock::Ruleset::new(&allowed.reads, &allowed.writes)?,
            calls: (!allowed.starts).then(seccomp::Filter::new).flatten(),
            limits: limits::Limits { memory: allowed.memory, seconds: allowed.seconds },
        };
        Ok(Self { held: std::sync::Arc::new(held) })
    }

    /// # Errors
    ///
    /// Always.
    #[cfg(not(target_os = "linux"))]
    pub fn new(_: &Allowed) -> io::Result<Self> {
        Err(io::Error::other(lacking().unwrap_or_default()))
    }

    /// Has the command hold itself before it becomes the program.
    #[cfg(target_os = "linux")]
    pub fn hold<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        use std::os::unix::process::CommandExt;

        group::alone(command);
        let held = self.held.clone();
        // SAFETY: between fork and exec: only system calls on what was prepared, and no allocation.
        unsafe { command.pre_exec(move || held.set()) }
    }

    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unused_self, reason = "the same call everywhere; no other system has it")]
    pub fn hold<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
    }
}

#[cfg(target_os = "linux")]
impl Held {
    /// Called in the child. Nothing here may allocate.
    fn set(&self) -> io::Result<()> {
        // SAFETY: plain numbers.
        check(unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) })?;
        self.limits.set()?;
        self.files.restrict()?;
        self.calls.as_ref().map_or(Ok(()), seccomp::Filter::set)
    }
}

/// What a system call says.
#[cfg(target_os = "linux")]
fn check(result: impl Into<i64>) -> io::Result<i64> {
    let result = result.into();
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}
