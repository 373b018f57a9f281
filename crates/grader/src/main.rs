//! The judge. It holds no answer's code: an answer is another program, which it starts, and which hosts and judges nothing.
//!
//! ```console
//! grader broadcast --stage target/debug/deps/grade-0123 --text exercises/emit/broadcast/src/lib.rs
//! ```
//!
//! `WORKBOOK_FORMAT`, `WORKBOOK_SHOW` and `WORKBOOK_COLOR` mean what they mean to an exercise's own test.
//!
//! # Layout
//!
//! - `options`: the command line, which the workbook writes and nobody else.
//! - `stage`: how the answer's program is started.

mod options;
mod stage;

use std::io::Read;
use std::process::ExitCode;

use options::Options;

/// Nothing can be said of the answer.
const NOT_GRADED: u8 = 2;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(why) => {
            eprintln!("{why}\n{}", options::USAGE);
            return ExitCode::from(NOT_GRADED);
        }
    };
    sandbox::keep();
    if options.with_stdin {
        end_with_stdin();
    }
    let text = std::fs::read_to_string(&options.text).unwrap_or_default();
    match stage::starter(&options) {
        Ok(start) => grade::judge(&options.id, text.leak(), start),
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(NOT_GRADED)
        }
    }
}

/// Whoever started us holds the other end. When it is gone, however it went, so are we, and all that we have started.
fn end_with_stdin() {
    std::thread::spawn(|| {
        let mut rest = [0; 64];
        while let Ok(1..) = std::io::stdin().read(&mut rest) {}
        sandbox::end_all();
        std::process::exit(NOT_GRADED.into());
    });
}
