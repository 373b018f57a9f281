//! A process that outlives a program of ours, however that ends, and ends what it leaves behind.
//!
//! The program forks at its beginning, and goes on as the child: so whatever it starts and loses becomes the keeper's child.
//! The keeper runs nothing of anybody's. Each of the two ends what there is if the other is gone, and both end with whoever has
//! started them; only both at once leave something behind.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::mem::MaybeUninit;

use libc::{c_int, pid_t};

use crate::group;

/// What the program ends with if its keeper is gone: nobody reads it.
const ALONE: i32 = 2;

pub(crate) fn begin() {
    // SAFETY: ask for numbers.
    let (starter, leads) = unsafe { (libc::getppid(), libc::getpgrp() == libc::getpid()) };
    let Ok((ends, holds)) = io::pipe() else { return };
    // Before there is a child: none of its signals is missed.
    let mask = Mask::block();
    // SAFETY: no other thread runs, so the child is whole.
    match unsafe { libc::fork() } {
        // Nobody keeps it, and it works as well.
        -1 => mask.restore(),
        0 => {
            mask.restore();
            drop(holds);
            if leads {
                begin_a_group();
            }
            end_with(ends);
        }
        kept => {
            drop(ends);
            if !leads {
                begin_a_group();
            }
            keep(kept, starter, &mask, holds)
        }
    }
}

/// One of the two leaves the group that both are in: a signal to all of that group, as Ctrl-C sends it, leaves one who ends what
/// there is.
fn begin_a_group() {
    // SAFETY: plain numbers. A refusal leaves all as it was.
    unsafe { libc::setpgid(0, 0) };
}

/// In the program: goes on when its keeper is ready, and ends it, with all that it has started, when its keeper is gone.
fn end_with(mut keeper: PipeReader) {
    // What it started and lost before would be nobody's, and a signal to the group would meet both.
    drop(keeper.read(&mut [0]));
    std::thread::spawn(move || {
        while let Ok(1..) = keeper.read(&mut [0]) {}
        group::end_all();
        std::process::exit(ALONE);
    });
}

/// In the keeper: waits for the program's end, or brings it about, and ends as it did.
fn keep(program: pid_t, starter: pid_t, mask: &Mask, mut holds: PipeWriter) -> ! {
    group::adopt();
    // Says that whoever has started us may be gone; it is also said when only a thread of theirs is.
    // SAFETY: plain numbers.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGCHLD) };
    // Ready. A program that has ended is told of below.
    drop(holds.write(&[0]));
    let status = loop {
        // SAFETY: asks for a number; and the program has not been waited for, so that nobody else has its number.
        unsafe {
            if libc::getppid() != starter {
                libc::kill(program, libc::SIGKILL);
            }
        }
        let mut status = 0;
        // SAFETY: the pointer is to a live value.
        match unsafe { libc::waitpid(program, &raw mut status, libc::WNOHANG | libc::WUNTRACED) } {
            // Nobody stops a grader but an answer: a person at a terminal sends another signal.
            id if id == program && libc::WIFSTOPPED(status) => {
                if libc::WSTOPSIG(status) == libc::SIGSTOP {
                    // SAFETY: plain numbers; as above.
                    unsafe { libc::kill(program, libc::SIGCONT) };
                }
            }
            id if id == program => break status,
            0 => mask.wait(),
            _ => break 0,
        }
    };
    group::end_all();
    end_as(status, mask)
}

/// What was told of the program's end is told of ours.
fn end_as(status: c_int, mask: &Mask) -> ! {
    // SAFETY: plain numbers; and a process that ends needs nothing of what was set. Nothing of ours is to be written, and
    // what runs at an exit has been run by the program.
    unsafe {
        if libc::WIFSIGNALED(status) {
            let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
            libc::setrlimit(libc::RLIMIT_CORE, &raw const none);
            let signal = libc::WTERMSIG(status);
            libc::signal(signal, libc::SIG_DFL);
            mask.restore();
            libc::raise(signal);
            libc::_exit(128 + signal);
        }
        libc::_exit(libc::WEXITSTATUS(status))
    }
}

/// The signal that tells of children, which is waited for, and what was blocked before.
struct Mask {
    told: libc::sigset_t,
    before: libc::sigset_t,
}

impl Mask {
    fn block() -> Self {
        let (mut told, mut before) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        // SAFETY: both are set by these calls, which do not fail with these numbers. Whoever has started us may have had the
        // signal ignored; then it could not be waited for.
        unsafe {
            libc::signal(libc::SIGCHLD, libc::SIG_DFL);
            libc::sigemptyset(told.as_mut_ptr());
            libc::sigaddset(told.as_mut_ptr(), libc::SIGCHLD);
            libc::pthread_sigmask(libc::SIG_BLOCK, told.as_ptr(), before.as_mut_ptr());
            Self { told: told.assume_init(), before: before.assume_init() }
        }
    }

    fn restore(&self) {
        // SAFETY: the pointer is to a live value.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &raw const self.before, std::ptr::null_mut()) };
    }

    /// Returns when something is told, also if that was before.
    fn wait(&self) {
        // SAFETY: the pointer is to a live value.
        unsafe { libc::sigwaitinfo(&raw const self.told, std::ptr::null_mut()) };
    }
}
