//! What is said of an answer that is not solved, as whoever wrote it would read it; and whether that is what is kept.

use std::fs;

use graders::{Entry, Kind};
use grading::{Played, report};
use transcript::server_record::Entry as Done;
use transcript::{Diagnosis, Judgement};

/// What is said of it in one scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// The wrong ideas that it is said to look like.
    pub(crate) diagnosis: Diagnosis,
    /// It is the stub, but for comments and white space.
    pub(crate) untouched: bool,
    /// As `grade-main` prints it, without colour and without the exercise's number, which moves.
    text: String,
}

impl Told {
    /// Nothing is said of one that passes, nor of one that was not graded.
    pub(crate) fn of(entry: &Entry, scene: Option<&str>, played: &Played) -> Option<Self> {
        let expected = graders::expectation(entry.exercise, scene);
        let exercise = feedback::of(entry.exercise)?;
        if played.judgement(&expected) != Judgement::NotSolved {
            return None;
        }
        let mut played = of_a_learner(played.clone());
        // Of a panic is kept what the record of the step has: of a client's, which has no server, nothing.
        let step = expected.right.first_difference(&played.transcript).unwrap_or_default();
        let kept = played.record.about(step);
        let mut entries = std::iter::once(&kept.start).chain(&kept.steps).flat_map(|step| &step.entries);
        if !entries.any(|entry| matches!(entry, Done::Panicked { .. })) {
            played.notes.panic = None;
        }
        let stub = graders::stub(entry.exercise);
        let explained = report::Explanation::of(&played, &expected, exercise);
        let explained = explained.with_text(exercise, &expected, entry.text, stub);
        let text = report::render(exercise, None, scene, &played, &expected, &explained);
        let (diagnosis, untouched) = (explained.diagnosis, explained.untouched);
        Some(Self { diagnosis, untouched, text: anstream::adapter::strip_str(&text).to_string() })
    }

    /// Where it is not what is kept: the first line that differs.
    pub(crate) fn otherwise(&self, entry: &Entry, scene: Option<&str>) -> Option<String> {
        let file = course::find(entry.exercise)?.verdict(entry.kind, entry.name, scene);
        if !entry.kind.is_wrong() {
            return None;
        }
        let Ok(kept) = fs::read_to_string(crate::root().join(&file)) else {
            return Some(format!("{file} is missing"));
        };
        let (mut kept, mut told) = (kept.lines(), self.text.lines());
        loop {
            match (kept.next(), told.next()) {
                (None, None) => return None,
                (kept, told) if kept == told => {}
                (kept, told) => {
                    let [kept, told] = [kept, told].map(|line| line.unwrap_or("nothing more").trim());
                    return Some(format!("{file} has “{kept}”, and “{told}” is said"));
                }
            }
        }
    }
}

/// The ideas that are true of a mistake, as its first lines say: `//! Named: io_emit`.
pub(crate) fn true_names(entry: &Entry) -> Vec<&'static str> {
    let header = entry.text.lines().take_while(|line| line.starts_with("//!"));
    let names = header.filter_map(|line| line.strip_prefix("//! Named: ")).flat_map(|names| names.split(", "));
    names.filter(|name| *name != "nothing").collect()
}

/// Whether a mistake's first lines say what is wrong with it, and what may be named.
pub(crate) fn says_its_cause(entry: &Entry) -> bool {
    let says = |what: &str| entry.text.lines().any(|line| line.starts_with(what));
    entry.kind != Kind::Mistake || says("//! Cause: ") && says("//! Named: ")
}

/// A play as a learner's own would be, and as it is kept: panics are where she has them, without the ports and times in
/// what they say, and nothing is kept of what was printed.
pub(crate) fn of_a_learner(mut played: Played) -> Played {
    played.notes.printed = String::new();
    // A function that is called has no server, and so no record of its own.
    let is_told = played.record.steps.iter().flat_map(|step| &step.entries).any(|e| matches!(e, Done::Panicked { .. }));
    if let Some((place, message)) = played.notes.panic.clone().filter(|_| !is_told) {
        let last = played.transcript.steps.len().saturating_sub(1);
        match played.record.steps.get_mut(last) {
            Some(step) => step.entries.push(Done::Panicked { place, message }),
            // Nothing is kept of a client's.
            None => played.notes.panic = None,
        }
    }
    let steps = std::iter::once(&mut played.record.start).chain(&mut played.record.steps);
    let recorded = steps.flat_map(|step| &mut step.entries).filter_map(|entry| match entry {
        Done::Panicked { place, message } => Some((place, message)),
        _ => None,
    });
    for (place, message) in recorded.chain(played.notes.panic.iter_mut().map(|(place, message)| (place, message))) {
        if let Some((_, line)) = place.rsplit_once(':') {
            *place = format!("src/lib.rs:{line}");
        }
        *message = steady(message);
    }
    played
}

/// A text without its long numbers, which differ from run to run.
fn steady(text: &str) -> String {
    let is_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let mut steady = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let same = |c: char| c.is_ascii_digit() == is_digit(rest);
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        steady.push_str(if is_digit(rest) && end > 3 { "…" } else { &rest[..end] });
        rest = &rest[end..];
    }
    steady
}
