//! The way on: what a grading of the learner's own file changes in her progress, and what is next.

use std::env;
use std::fmt::Write;
use std::path::Path;

use course::Place;
use progress::{Outcome, Progress, Store};
use transcript::Judgement;

/// After so many tries without passing, the next hint is offered.
const OFFERED_AFTER: [u32; 2] = [2, 4];
const HINTS: u8 = 3;

/// Notes the grading, and returns what to tell after the verdict. `text` is the answer's, as it was compiled.
/// `untouched`: it is what she was given, and nothing was tried.
///
/// Only the learner's own package counts: not a solution, and no answer from elsewhere.
pub(crate) fn after(id: &str, text: &str, untouched: bool, judgement: Judgement) -> Option<String> {
    let folder = env::var_os("CARGO_MANIFEST_DIR")?;
    let store = Store::of_package(Path::new(&folder), id)?;
    let outcome = match judgement {
        Judgement::Passed => Outcome::Passed,
        Judgement::NotSolved if !untouched => Outcome::NotSolved,
        Judgement::NotSolved | Judgement::NotGraded => return None,
    };
    let progress = match store.graded(id, text, outcome) {
        Ok(progress) => progress,
        Err(error) => return Some(format!("  Your progress could not be kept: {error}.\n")),
    };
    match outcome {
        Outcome::Passed => Some(next(id, &progress)),
        Outcome::NotSolved => hint(id, &progress),
    }
}

fn next(id: &str, progress: &Progress) -> String {
    let mut out = format!("\n  {} of {} passed", progress.passed(), course::all().count());
    if let Some(part) = done(id, progress) {
        let _ = write!(out, ", part {part} done");
    }
    match progress.next(Some(id)) {
        Some(Place { part, id, number }) => {
            let _ = write!(
                out,
                ". Next is {number} {id}:\n\n  read  book/src/{part}/{id}.md\n  do    exercises/{part}/{id}\n"
            );
        }
        None => out.push_str(": that is the whole course.\n"),
    }
    out
}

/// The number of the exercise's part, if all of it has passed.
fn done(id: &str, progress: &Progress) -> Option<usize> {
    let part = course::find(id)?.part;
    let number = course::PARTS.iter().position(|it| it.name == part)? + 1;
    progress.is_done(part).then_some(number)
}

fn hint(id: &str, progress: &Progress) -> Option<String> {
    let record = progress.of(id)?;
    let offered = record.passed.is_none() && OFFERED_AFTER.contains(&record.tries) && record.hints < HINTS;
    let number = record.hints + 1;
    let tries = record.tries;
    offered.then(|| format!("\n  {tries} tries. A hint, if you want one:  cargo workbook hint {id} {number}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_names_what_comes_next_and_the_last_one_says_so() {
        let mut progress = Progress::default();
        for place in course::all().filter(|place| place.part == "emit") {
            progress.graded(place.id, "right", Outcome::Passed, 1);
        }
        let told = next("broadcast", &progress);
        assert!(told.contains("4 of ") && told.contains("part 1 done") && told.contains("exercises/say/typed_events"));
        for place in course::all() {
            progress.graded(place.id, "right", Outcome::Passed, 1);
        }
        assert!(next("hello", &progress).contains("the whole course"));
    }

    #[test]
    fn a_hint_is_offered_after_the_second_and_the_fourth_try() {
        let mut progress = Progress::default();
        let mut offered = Vec::new();
        for text in ["a", "b", "c", "d", "e"] {
            progress.graded("echo", text, Outcome::NotSolved, 1);
            offered.push(hint("echo", &progress).is_some());
        }
        assert_eq!(offered, [false, true, false, true, false]);
        progress.read_hint("echo", 2);
        progress.graded("hello", "a", Outcome::NotSolved, 1);
        assert_eq!(hint("hello", &progress), None);
    }
}
