//! The answers of one part: see `crates/checks/build/answers.rs`, which writes this list from the files.

include!(concat!(env!("OUT_DIR"), "/answers.rs"));

fn main() -> std::process::ExitCode {
    checks::main("capstone", ANSWERS, COMPLETE)
}
