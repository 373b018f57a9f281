//! Runs every answer, right and wrong, against its grader: the stub is not solved, the reference and the alternatives
//! pass, every misconception fails and is named, every decoy fails and is not, and no mistake is
//! named falsely. What is said of each of them is what is kept.
//!
//! # Layout
//!
//! - [`main`]: the `main` of each `answers-PART`'s `tests/check.rs`.
//! - `row`: one answer, what became of it, and whether that is right.
//! - `record`: writing the transcripts, of all but the alternatives.
//! - `table`: showing rows to a person.
//! - `told`: what is said of an answer, and whether that is what is kept.

mod complete;
mod options;
mod record;
mod row;
mod table;
mod told;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Parser;
use graders::{Entry, Kind};
use grading::{Played, play};

use options::Options;
use row::Row;

/// Tells the process which answer it hosts: `broadcast/misconceptions/io_emit`.
const ANSWER: &str = "WORKBOOK_ANSWER";

/// Checks the answers of one part. Exit code 0: every row is as it should be; 1: some row is not; 2: nothing could be
/// said. Without the misconceptions, `answers` are not `complete`.
#[must_use]
pub fn main(part: &str, answers: &'static [Entry], complete: bool) -> ExitCode {
    if grading::is_called() {
        let wanted = std::env::var(ANSWER).unwrap_or_default();
        // SAFETY: no other thread runs yet. The answer is not to know what it is.
        unsafe { std::env::remove_var(ANSWER) };
        let Some(entry) = answers.iter().find(|entry| path(entry) == wanted) else {
            return ExitCode::from(2);
        };
        grading::host(entry.answer);
    }
    grading::prepare();
    let options = Options::parse();
    if options.list {
        println!("{part}: test");
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<&Entry> = answers.iter().filter(|entry| options.wants(part, entry)).collect();
    if options.record {
        return record::all(&wanted);
    }
    let mut rows = Vec::new();
    let progress = table::progress(wanted.len() * options.repeat);
    // What is mostly waiting waits together.
    for group in wanted.chunk_by(|a, b| waits(a) == waits(b)) {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let together = if waits(group[0]) { options.together } else { processors.min(options.together) };
        rows.extend(side_by_side(group, together, |entry| Row::check(entry, &options, &progress)));
    }
    // Whoever could not be graded beside others may be graded alone.
    for row in rows.iter_mut().filter(|row| row.is_unknown() && options.together > 1) {
        if let Some(entry) = wanted.iter().find(|entry| row.is_of(entry)) {
            *row = Row::check(entry, &options, &progress);
        }
    }
    progress.finish_and_clear();
    let missing = if options.is_narrow() {
        Vec::new()
    } else {
        complete::missing(part, answers, complete, |id| options.wants_exercise(part, id))
    };
    if options.json {
        table::json(&rows)
    } else {
        table::show(&rows, &missing)
    }
    let right = rows.iter().all(Row::is_right) && missing.is_empty();
    let unknown = rows.iter().any(Row::is_unknown);
    if !options.json {
        println!("{}", table::summary(part, &rows, missing.len()));
    }
    ExitCode::from(if right {
        0
    } else if unknown {
        2
    } else {
        1
    })
}

fn path(entry: &Entry) -> String {
    format!("{}/{}/{}", entry.exercise, entry.kind.name(), entry.name)
}

/// The workbook's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("this crate lies in crates/checks")
}

/// Whether grading this answer is mostly waiting.
fn waits(entry: &Entry) -> bool {
    graders::grader(entry.exercise).is_some_and(grading::Grader::waits)
}

/// Checks these answers, so many at a time.
fn side_by_side<T: Send>(entries: &[&Entry], together: usize, check: impl Fn(&Entry) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    // Whoever is done takes the next one.
    let take = || {
        std::iter::from_fn(|| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            entries.get(number).map(|entry| (number, check(entry)))
        })
        .collect::<Vec<_>>()
    };
    let mut all: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..together.min(entries.len())).map(|_| scope.spawn(take)).collect();
        // A row that panicked must not be missing in silence.
        let joined = running.into_iter().map(std::thread::ScopedJoinHandle::join);
        joined.flat_map(|rows| rows.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    all.sort_by_key(|&(number, _)| number);
    all.into_iter().map(|(_, row)| row).collect()
}

/// Plays one scene against one answer, in a process of its own.
fn run(entry: &Entry, scene: Option<&str>) -> Played {
    let Some(grader) = graders::grader(entry.exercise) else {
        return Played::not_graded(format!("{} has no grader", entry.exercise));
    };
    match std::env::current_exe() {
        Ok(this) => play(grader, scene, &graders::expectation(entry.exercise, scene).right, || {
            let mut command = Command::new(&this);
            command.env(ANSWER, path(entry));
            command
        }),
        Err(error) => Played::not_graded(error.to_string()),
    }
}

/// The names of the scenes that an answer must play: one without a name, or its exercise's scenarios. The reference also
/// plays what is only shown.
fn scenes(entry: &Entry) -> Vec<Option<&'static str>> {
    let Some(grader) = graders::grader(entry.exercise) else { return Vec::new() };
    let mut scenes = grader.scene_names();
    if entry.kind == Kind::Reference {
        scenes.extend(grader.shown_names());
    }
    scenes
}

/// Whether this scene is shown, and not graded.
fn is_shown(entry: &Entry, scene: Option<&str>) -> bool {
    graders::grader(entry.exercise).is_some_and(|grader| grader.shown_names().contains(&scene))
}
