//! Hostile answers, graded as plain `cargo test` grades a learner's: each is *not solved*, in bounded time, with the
//! reason, and none can write itself a verdict.
//!
//! The binary starts itself twice: as the grader of one answer, which in turn starts itself as the server.

mod answers;
/// Whole answers, each in a file: `tests/workbook/hostile.rs` grades the same as a teacher does.
#[cfg(unix)]
#[allow(unreachable_pub, dead_code, reason = "they are answers; not every system grades each")]
mod files {
    pub(crate) mod blocks_for_two_seconds;
    pub(crate) mod blocks_in_a_flood;
    pub(crate) mod deep_values;
    pub(crate) mod endless_lines;
    pub(crate) mod ends_its_group;
    pub(crate) mod five_million_strings;
    pub(crate) mod leaves_children;
    pub(crate) mod long_event_names;
    pub(crate) mod long_panic;
    pub(crate) mod speaks_out_of_turn;
    pub(crate) mod unseen_characters;
}

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

/// Names the hostile answer that this process grades.
const HOSTILE: &str = "WORKBOOK_HOSTILE";
/// What the learner waits at most.
const BOUND: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    if let Ok(name) = std::env::var(HOSTILE)
        && let Some(hostile) = answers::ALL.iter().find(|hostile| hostile.name == name)
    {
        return grade_main::grade(hostile.exercise, hostile.answer, "");
    }
    let trials = answers::ALL
        .iter()
        .flat_map(|hostile| {
            let says = Trial::test(format!("{} is not solved, and says why", hostile.name), || says_why(hostile));
            // What waits for the cap waits once.
            let (first, _) = hostile.reason.split_once('|').unwrap_or((hostile.reason, ""));
            let quick = [":", "ended", "hear", "too many"].iter().any(|word| first.contains(word));
            let shows = || Trial::test(format!("{} is not a pass for a person", hostile.name), || shows_why(hostile));
            [Some(says), quick.then(shows)].into_iter().flatten()
        })
        .map(|trial: Trial| trial.with_ignored_flag(std::env::var("WORKBOOK_CHECKS").is_err()))
        .collect();
    let mut arguments = Arguments::from_args();
    // A machine with two cores would be too busy to tell a blocked answer from a starved one.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Without a format it is what cargo starts, and ends as a test does that has failed.
fn grade(hostile: &answers::Hostile, format: Option<&str>) -> Result<std::process::Output, Failed> {
    let since = Instant::now();
    let mut command = Command::new(std::env::current_exe()?);
    command.env(HOSTILE, hostile.name).env_remove("WORKBOOK_FORMAT");
    let output = command.envs(format.map(|format| ("WORKBOOK_FORMAT", format))).output()?;
    let took = since.elapsed();
    // Only that one starts programs; another trial's are its own while it lasts.
    if hostile.name == "leaves_children"
        && let Some(left) = left_behind()
    {
        return Err(format!("left behind: {left}").into());
    }
    if took > BOUND {
        return Err(format!("took {took:?}, more than {BOUND:?}").into());
    }
    if output.status.code() != Some(if format.is_some() { 1 } else { 101 }) {
        return Err(format!("ended with {}: {}", output.status, String::from_utf8_lossy(&output.stdout)).into());
    }
    Ok(output)
}

/// A program that an answer has started, and that goes on: `sleep 86399`. Only where processes can be seen.
fn left_behind() -> Option<String> {
    let all = std::fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    let mut lines = all.filter_map(|entry| std::fs::read_to_string(entry.path().join("cmdline")).ok());
    lines.find(|line| line.split('\0').any(|part| part == "86399"))
}

fn says_why(hostile: &answers::Hostile) -> Result<(), Failed> {
    let output = grade(hostile, Some("json"))?;
    let text = String::from_utf8(output.stdout)?;
    let lines: Vec<_> = text.lines().collect();
    let [line] = lines.as_slice() else {
        return Err(format!("not one line of JSON: {text}").into());
    };
    let verdict: Value = serde_json::from_str(line)?;
    let reason = verdict["reason"].as_str().unwrap_or_default();
    if verdict["verdict"] != "not_solved" || !hostile.reason.split('|').any(|part| reason.contains(part)) {
        return Err(format!("expected a reason with {:?}, got {}: {reason}", hostile.reason, verdict["verdict"]).into());
    }
    Ok(())
}

fn shows_why(hostile: &answers::Hostile) -> Result<(), Failed> {
    let text = String::from_utf8(grade(hostile, None)?.stdout)?;
    let headlines: Vec<_> = text.lines().filter(|line| line.starts_with(['✓', '✗', '?'])).collect();
    // `✗ 4 broadcast — everyone but me`: the number moves.
    let named = format!(" {} — ", hostile.exercise);
    let honest = |one: &str| one.starts_with('✗') && one.contains(&named) && one.contains("not solved");
    let fair = matches!(headlines.as_slice(), [one] if honest(one));
    if !fair || text.contains("RUST_BACKTRACE") || text.contains("insta") {
        return Err(format!("not one honest headline: {text}").into());
    }
    Ok(())
}
