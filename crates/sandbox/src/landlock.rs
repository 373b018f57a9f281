//! Landlock: which files a program may read and write, and that its signals reach nobody outside.
//!
//! The kernel's interface, in three system calls: <https://docs.kernel.org/userspace-api/landlock.html>.

use std::fs::OpenOptions;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::check;

const EXECUTE: u64 = 1;
const WRITE_FILE: u64 = 1 << 1;
const READ_FILE: u64 = 1 << 2;
const READ_DIR: u64 = 1 << 3;
const TRUNCATE: u64 = 1 << 14;
/// To refer to a file from another folder came with version 2, truncating with 3, device controls with 5.
const KNOWN: [u64; 6] = [0, (1 << 13) - 1, (1 << 14) - 1, (1 << 15) - 1, (1 << 15) - 1, (1 << 16) - 1];
/// The version that keeps signals and abstract sockets in.
const SCOPED: i64 = 6;
/// Abstract UNIX sockets, and signals.
const SCOPES: u64 = 3;

const PATH_BENEATH: libc::c_int = 1;
const VERSION: libc::c_uint = 1;

#[repr(C)]
struct RulesetAttr {
    handled_access_fs: u64,
    handled_access_net: u64,
    scoped: u64,
}

#[repr(C, packed)]
struct PathBeneathAttr {
    allowed_access: u64,
    parent_fd: i32,
}

/// What the kernel knows; 0 where it knows nothing.
fn version() -> i64 {
    // SAFETY: asks for a number, with the arguments that mean that.
    let answer = unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, std::ptr::null::<u8>(), 0, VERSION) };
    check(answer).unwrap_or(0)
}

pub(crate) fn lacking() -> Option<String> {
    (version() == 0).then(|| {
        "this kernel has no Landlock, which keeps a program from writing what you may write: Linux 5.13 brought it, \
         and it has to be enabled"
            .to_owned()
    })
}

/// The rights of a program, ready to be set.
#[derive(Debug)]
pub(crate) struct Ruleset(OwnedFd);

impl Ruleset {
    pub(crate) fn new(reads: &[PathBuf], writes: &[PathBuf]) -> io::Result<Self> {
        let version = version();
        let known = KNOWN[usize::try_from(version.clamp(0, 5)).unwrap_or_default()];
        let attr = RulesetAttr {
            handled_access_fs: known,
            handled_access_net: 0,
            scoped: if version >= SCOPED { SCOPES } else { 0 },
        };
        // An older kernel takes no more than it knows.
        let size = if version >= SCOPED { size_of::<RulesetAttr>() } else { size_of::<u64>() };
        // SAFETY: the pointer and the size are those of a live value; the result is a descriptor that nobody else has.
        let ruleset = unsafe {
            let made = check(libc::syscall(libc::SYS_landlock_create_ruleset, &raw const attr, size, 0))?;
            OwnedFd::from_raw_fd(i32::try_from(made).map_err(io::Error::other)?)
        };
        let ruleset = Self(ruleset);
        for path in reads {
            ruleset.allow(path, (EXECUTE | READ_FILE | READ_DIR) & known)?;
        }
        for path in writes {
            ruleset.allow(path, known)?;
        }
        for device in ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"] {
            ruleset.allow(Path::new(device), (READ_FILE | WRITE_FILE | TRUNCATE) & known)?;
        }
        Ok(ruleset)
    }

    /// Files below the path, or the file. What is not there needs no right.
    fn allow(&self, path: &Path, access: u64) -> io::Result<()> {
        let Ok(opened) = OpenOptions::new().read(true).custom_flags(libc::O_PATH).open(path) else { return Ok(()) };
        let of_file = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;
        let allowed_access = if opened.metadata()?.is_dir() { access } else { access & of_file };
        let attr = PathBeneathAttr { allowed_access, parent_fd: opened.as_raw_fd() };
        // SAFETY: the pointer is to a live value, and both descriptors are open.
        check(unsafe {
            libc::syscall(libc::SYS_landlock_add_rule, self.0.as_raw_fd(), PATH_BENEATH, &raw const attr, 0)
        })?;
        Ok(())
    }

    /// From now on, for this thread and all that it starts. Called between fork and exec.
    pub(crate) fn restrict(&self) -> io::Result<()> {
        // SAFETY: the descriptor is open.
        check(unsafe { libc::syscall(libc::SYS_landlock_restrict_self, self.0.as_raw_fd(), 0) })?;
        Ok(())
    }
}
