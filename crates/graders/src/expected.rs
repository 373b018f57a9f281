//! Finding what belongs to an exercise: its grader, and what was recorded.

use course::Kind;
use grading::{Expectation, Grader};
use transcript::{Recorded, snapshot_body};

include!(concat!(env!("OUT_DIR"), "/snapshots.rs"));

/// Every grader, in the order of the curriculum.
pub fn graders() -> impl Iterator<Item = &'static Grader> {
    crate::GRADERS.iter()
}

/// The grader of an exercise.
#[must_use]
pub fn grader(id: &str) -> Option<&'static Grader> {
    graders().find(|grader| grader.id == id)
}

/// The text that an exercise's learners begin with.
#[must_use]
pub fn stub(id: &str) -> Option<&'static str> {
    STUBS.iter().find(|(exercise, _)| *exercise == id).map(|(_, text)| *text)
}

/// What was recorded for an exercise, or for one of its scenarios.
///
/// # Panics
///
/// If a snapshot is not a transcript: that is a mistake in the workbook, and names the file.
#[must_use]
pub fn expectation(id: &str, scene: Option<&str>) -> Expectation {
    let mut expectation = Expectation::default();
    for (exercise, file, snapshot) in SNAPSHOTS.iter().filter(|(exercise, ..)| *exercise == id) {
        // `reference`, or `reference@said` for a scenario.
        let (name, of) = file.split_once('@').map_or((*file, None), |(name, of)| (name, Some(of)));
        if of != scene {
            continue;
        }
        let text = snapshot_body(snapshot);
        match Kind::of_recording(name) {
            Kind::Reference => {
                expectation.right = text
                    .parse()
                    .unwrap_or_else(|error| panic!("answers/*/{exercise}/transcripts/{file}.snap: {error}"));
            }
            Kind::Stub => expectation.untouched = Some(Recorded::new(name, text)),
            Kind::Misconception | Kind::Alternative | Kind::Decoy | Kind::Mistake => {
                expectation.wrong.push(Recorded::new(name, text));
            }
        }
    }
    expectation
}
