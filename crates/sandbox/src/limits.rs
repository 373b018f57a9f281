//! How much a program may use up.

use std::io;
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use crate::check;

/// More descriptors than any answer needs.
const FILES: u64 = 1_024;
/// No file grows longer, in bytes.
const LENGTH: u64 = 512 << 20;

#[derive(Debug)]
pub(crate) struct Limits {
    pub(crate) memory: u64,
    pub(crate) seconds: u64,
}

impl Limits {
    /// For this process, and all that it starts.
    pub(crate) fn set(&self) -> io::Result<()> {
        set(libc::RLIMIT_AS, self.memory, self.memory)?;
        // Told first, by a signal that says what it is for, and ended a second later.
        set(libc::RLIMIT_CPU, self.seconds, self.seconds + 1)?;
        set(libc::RLIMIT_FSIZE, LENGTH, LENGTH)?;
        set(libc::RLIMIT_NOFILE, FILES, FILES)?;
        // No program of a stranger leaves its memory on the disk.
        set(libc::RLIMIT_CORE, 0, 0)
    }
}

/// Whether a program has ended because it has used up its time of a processor.
pub(crate) fn took_too_long(status: ExitStatus) -> bool {
    status.signal() == Some(libc::SIGXCPU)
}

#[cfg(target_env = "musl")]
type Resource = libc::c_int;
#[cfg(not(target_env = "musl"))]
type Resource = libc::__rlimit_resource_t;

/// What it is told at, and what it may not go beyond. Never more than it was.
fn set(resource: Resource, wanted: u64, most: u64) -> io::Result<()> {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the pointers are to a live value of the right type.
    unsafe {
        check(libc::getrlimit(resource, &raw mut limit))?;
        limit.rlim_max = limit.rlim_max.min(most);
        limit.rlim_cur = limit.rlim_cur.min(limit.rlim_max).min(wanted);
        check(libc::setrlimit(resource, &raw const limit))?;
    }
    Ok(())
}
