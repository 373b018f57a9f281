//! What is said on stdout and stderr. Whoever closes the pipe, or fills the disk, is told so in a sentence.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// As anstream's, but that it ends the program where that one panics.
macro_rules! print {
    ($($text:tt)*) => { $crate::out::say(format_args!($($text)*)) };
}

macro_rules! println {
    () => { $crate::out::say(format_args!("\n")) };
    ($($text:tt)*) => { $crate::out::say(format_args!("{}\n", format_args!($($text)*))) };
}

macro_rules! eprint {
    ($($text:tt)*) => { $crate::out::complain(format_args!($($text)*)) };
}

macro_rules! eprintln {
    () => { $crate::out::complain(format_args!("\n")) };
    ($($text:tt)*) => { $crate::out::complain(format_args!("{}\n", format_args!($($text)*))) };
}

pub(crate) use {eprint, eprintln, print, println};

/// Why nothing more can be said.
struct Closed(String);

pub(crate) fn say(text: Arguments<'_>) {
    let mut out = anstream::stdout().lock();
    if let Err(error) = out.write_fmt(text).and_then(|()| out.flush()) {
        let why = match error.kind() {
            ErrorKind::BrokenPipe => "Nobody reads what is printed any more: ended.".to_owned(),
            _ => format!("What is printed cannot be written ({error}): ended."),
        };
        // Not an exit: what is held on the way is dropped, and leaves nothing behind.
        resume_unwind(Box::new(Closed(why)));
    }
}

/// When nobody reads that either, nobody is left to be told.
pub(crate) fn complain(text: Arguments<'_>) {
    drop(anstream::stderr().lock().write_fmt(text));
}

/// Runs `work` until what it says cannot be said any more. `None`: it was ended so, and the reason was told.
pub(crate) fn while_open<T>(work: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => Some(done),
        Err(panic) => match panic.downcast::<Closed>() {
            Ok(closed) => {
                complain(format_args!("{}\n", closed.0));
                None
            }
            Err(panic) => resume_unwind(panic),
        },
    }
}
