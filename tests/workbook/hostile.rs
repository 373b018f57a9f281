//! Hostile answers, as a teacher grades them: `grade --answer`, which holds them. Each is *not solved*, in bounded time, with
//! the reason; nothing is written, and nothing goes on.
//!
//! Under plain `cargo test`, `crates/checks/tests/hostile` grades the same files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::fixture::{Run, finish};
use crate::layout::root;

/// What a teacher waits for one at most, compilation included.
const BOUND: Duration = Duration::from_secs(60);

/// A file, its exercise, and a part of the reason.
const ANSWERS: &[(&str, &str, &str)] = &[
    ("broadcast", "long_event_names", "more than anybody can hear"),
    ("broadcast", "long_panic", "Your code panicked at src/lib.rs:9: xxx"),
    ("broadcast", "unseen_characters", r"panicked at src/lib.rs:14: \u{1b}[2J"),
    ("broadcast", "kills_the_grader", "hear"),
    ("broadcast", "stops_the_grader", "let in"),
    ("broadcast", "ends_its_group", "let in"),
    ("broadcast", "leaves_children", "hear"),
    ("broadcast", "blocks_for_two_seconds", "a call that blocks the thread"),
    ("broadcast", "writes_around_itself", "own true, others 0"),
    ("broadcast", "forbidden_code", "does not compile: error"),
    ("broadcast", "names_the_grader", "let in"),
    ("broadcast", "reads_a_secret", "Permission denied"),
    ("broadcast", "endless_macro", "rustc"),
    ("broadcast", "endless_constant", "rustc was not done after"),
    ("broadcast", "waits_for_itself", "rustc waited for 15 s for what does not come"),
    ("broadcast", "names_a_path", "does not compile: error"),
    ("broadcast", "unseen_in_an_error", r"\u{1b}[2J\u{9b}31m\u{202e}dessap"),
    ("broadcast", "looks_around", "read 0, homes 0, written 0"),
    ("broadcast", "deep_values", "more than anybody can hear"),
    ("broadcast", "speaks_out_of_turn", "let in"),
    ("broadcast", "leaves_children_and_waits", "stopped answering"),
    ("broadcast", "endless_file", "does not compile: error: couldn't read `/dev/zero`"),
    ("broadcast", "endless_lines", "Nobody hears anything"),
    ("flood", "blocks_in_a_flood", "a call that blocks the thread"),
    ("client_listen", "five_million_strings", "more than anybody can hear (while one piece of news)"),
];

fn file(name: &str) -> PathBuf {
    root().join("crates/checks/tests/hostile/files").join(name).with_extension("rs")
}

/// The real workbook: what is built already is not built again. Nothing of the learner's is read.
fn grade(exercise: &str, name: &str) -> (Run, Duration) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_workbook"));
    // A file that is there, and that whoever grades can read.
    let teachers = tempfile::tempdir().expect("a folder");
    let secret = teachers.path().join("secret");
    fs::write(&secret, "\"\"").expect("a secret");
    let mut answer = file(name);
    let text = fs::read_to_string(&answer).expect("an answer");
    if text.contains("A_SECRET") {
        answer = teachers.path().join("answer.rs");
        fs::write(&answer, text.replace("A_SECRET", &secret.display().to_string())).expect("an answer");
    }
    command.current_dir(root()).args(["grade", exercise, "--json", "--answer"]).arg(answer).env("NO_COLOR", "1");
    let since = Instant::now();
    (finish(&mut command), since.elapsed())
}

/// The programs that run with this word in their command line.
fn running(word: &str) -> Vec<String> {
    let all = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    let lines = all.filter_map(|entry| fs::read_to_string(entry.path().join("cmdline")).ok());
    lines.filter(|line| line.split('\0').any(|part| part == word)).collect()
}

fn written() -> Vec<PathBuf> {
    let places = [Path::new("/tmp"), Path::new("/var/tmp"), root()];
    places.map(|place| place.join("written-by-a-stranger")).into_iter().filter(|file| file.exists()).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn a_strangers_program_gets_a_verdict_and_leaves_nothing() {
    if std::env::var("WORKBOOK_CHECKS").is_err() || sandbox::lacking().is_some() {
        return;
    }
    let mut wrong = BTreeMap::new();
    for &(exercise, name, reason) in ANSWERS {
        let (mut run, mut took) = grade(exercise, name);
        if run.stdout.contains("too busy") {
            // Right on a busy machine, where time is measured.
            (run, took) = grade(exercise, name);
        }
        let verdict: Value = serde_json::from_str(run.stdout.trim()).unwrap_or_default();
        let told = verdict["reason"].as_str().unwrap_or_default();
        let unseen = |text: &str| text.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}');
        if run.code != Some(1) || verdict["verdict"] != "not_solved" || !told.contains(reason) {
            wrong.insert(name, format!("{:?}: {}\n{}", run.code, run.stdout, run.stderr));
        } else if took > BOUND || !running("86399").is_empty() || !written().is_empty() {
            wrong.insert(name, format!("{took:?}, {:?}, {:?}", running("86399"), written()));
        } else if unseen(told) || run.stdout.len() > 1 << 20 {
            wrong.insert(name, format!("{} bytes: {told}", run.stdout.len()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
