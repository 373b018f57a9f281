//! Programs that are started together with all that they start: one word ends them.
//!
//! Beside `sandbox::Group`, which ends with the thread that starts it, and starts and waits by itself: these are started by
//! threads that come and go, and awaited.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The leaders of all groups that have not ended.
static LEADERS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// The group that a child leads. It ends with this value.
///
/// A key pressed in the terminal does not reach it any more: whoever starts it listens for the end ([`crate::ended`]).
#[derive(Debug)]
pub(crate) struct Group(Option<u32>);

impl Group {
    /// Has the command's child lead a group of its own. Windows knows none: there, the child ends alone.
    pub(crate) fn prepare(command: &mut Command) {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        #[cfg(not(unix))]
        let _ = command;
    }

    /// Of a child that was prepared, and has not been waited for.
    pub(crate) fn of(child: Option<u32>) -> Self {
        let leader = child.filter(|_| cfg!(unix));
        leaders().extend(leader);
        Self(leader)
    }

    /// The child has ended by itself, and nothing that it has started needs an end.
    pub(crate) fn forget(mut self) {
        if let Some(leader) = self.0.take() {
            leaders().remove(&leader);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = self.0
            && leaders().remove(&leader)
        {
            sandbox::kill_group(leader);
        }
    }
}

/// For a program that is about to end without dropping what it holds.
pub(crate) fn end_all() {
    let all = std::mem::take(&mut *leaders());
    all.into_iter().for_each(sandbox::kill_group);
}

fn leaders() -> std::sync::MutexGuard<'static, BTreeSet<u32>> {
    LEADERS.lock().unwrap_or_else(PoisonError::into_inner)
}
