//! What is kept, and how it changes.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use course::Place;
use serde::{Deserialize, Serialize};

/// The form of the file. A newer one is not ours to change.
pub(crate) const VERSION: u32 = 1;

/// All that a learner has done, by the exercises' ids: a number is a place in the course, and may move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub(crate) version: u32,
    exercises: BTreeMap<String, Record>,
}

/// What was done in one exercise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// When it passed first, in seconds since 1970. What is passed stays passed.
    pub passed: Option<u64>,
    /// How many different texts were graded until it passed, the one that passed included.
    pub tries: u32,
    /// The text that was graded last, as a number: the same text again is no new try.
    pub last: Option<u64>,
    /// The highest hint that was read, from 1; 0: none.
    pub hints: u8,
    /// When the reference was shown before a pass, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<u64>,
}

/// What came of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    NotSolved,
}

impl Default for Progress {
    fn default() -> Self {
        Self { version: VERSION, exercises: BTreeMap::new() }
    }
}

impl Progress {
    /// What was done in this exercise, if anything was.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Record> {
        self.exercises.get(id)
    }

    /// Whether this exercise has passed, once.
    #[must_use]
    pub fn has_passed(&self, id: &str) -> bool {
        self.of(id).is_some_and(|record| record.passed.is_some())
    }

    /// How many exercises of the course have passed.
    #[must_use]
    pub fn passed(&self) -> usize {
        course::all().filter(|place| self.has_passed(place.id)).count()
    }

    /// Whether all of this part has passed.
    #[must_use]
    pub fn is_done(&self, part: &str) -> bool {
        course::all().filter(|place| place.part == part).all(|place| self.has_passed(place.id))
    }

    /// The first exercise that has not passed, looked for from the one after `id` and then from the beginning. Without
    /// an `id`, from the one after that which passed last: what was said to be next when it passed is next.
    #[must_use]
    pub fn next(&self, id: Option<&str>) -> Option<Place<'static>> {
        let from = id.and_then(course::find).or_else(|| self.last()).map_or(0, |place| place.number);
        let open = |place: &Place<'_>| !self.has_passed(place.id);
        course::all().skip(from).find(open).or_else(|| course::all().find(open))
    }

    /// The exercise that passed last; of several in one second, the last in the course.
    fn last(&self) -> Option<Place<'static>> {
        let when = |place: &Place<'_>| self.of(place.id).and_then(|record| record.passed);
        course::all().filter(|place| when(place).is_some()).max_by_key(when)
    }

    /// Notes that this text was graded, at this time (seconds since 1970).
    pub fn graded(&mut self, id: &str, text: &str, outcome: Outcome, now: u64) {
        let record = self.exercises.entry(id.to_owned()).or_default();
        let text = number(text);
        let is_new = record.last.replace(text) != Some(text);
        // What is tried out after passing does not make it harder.
        if record.passed.is_none() {
            record.tries += u32::from(is_new);
            record.passed = (outcome == Outcome::Passed).then_some(now);
        }
    }

    /// Notes that the reference was shown, at this time. After a pass it is nothing to remember.
    pub fn show(&mut self, id: &str, now: u64) {
        let record = self.exercises.entry(id.to_owned()).or_default();
        if record.passed.is_none() && record.shown.is_none() {
            record.shown = Some(now);
        }
    }

    /// Whether the reference may stand in a page: after a pass, or when it was asked for.
    #[must_use]
    pub fn may_see(&self, id: &str) -> bool {
        self.of(id).is_some_and(|record| record.passed.is_some() || record.shown.is_some())
    }

    /// Notes that a hint was read.
    pub fn read_hint(&mut self, id: &str, number: u8) {
        let record = self.exercises.entry(id.to_owned()).or_default();
        record.hints = record.hints.max(number);
    }
}

/// A text as a number. Another version of the standard library may give another one, which costs no more than a try that
/// counts twice.
fn number(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_one_try_however_often_it_is_saved() {
        let mut progress = Progress::default();
        for text in ["a", "a", "b", "b", "b"] {
            progress.graded("hello", text, Outcome::NotSolved, 1);
        }
        assert_eq!(progress.of("hello").map(|record| record.tries), Some(2));
    }

    #[test]
    fn what_has_passed_stays_passed() {
        let mut progress = Progress::default();
        progress.graded("hello", "right", Outcome::Passed, 1);
        progress.graded("hello", "wrong", Outcome::NotSolved, 2);
        progress.graded("hello", "right again", Outcome::Passed, 3);
        assert_eq!(progress.of("hello").map(|record| (record.passed, record.tries)), Some((Some(1), 1)));
        assert_eq!(progress.passed(), 1);
    }

    #[test]
    fn what_was_shown_before_a_pass_is_remembered_and_is_no_pass() {
        let mut progress = Progress::default();
        assert!(!progress.may_see("hello"));
        progress.show("hello", 7);
        progress.show("hello", 8);
        progress.graded("hello", "right", Outcome::Passed, 9);
        progress.graded("echo", "right", Outcome::Passed, 9);
        progress.show("echo", 10);
        let shown = |id| progress.of(id).and_then(|record| record.shown);
        assert_eq!((shown("hello"), shown("echo")), (Some(7), None));
        assert!(progress.may_see("hello") && progress.may_see("echo") && !progress.may_see("emit_all"));
    }

    #[test]
    fn next_is_what_comes_after_and_then_what_was_left_out() {
        let mut progress = Progress::default();
        assert_eq!(progress.next(None).map(|place| place.id), Some("hello"));
        progress.graded("echo", "right", Outcome::Passed, 1);
        assert_eq!(progress.next(Some("echo")).map(|place| place.id), Some("emit_all"));
        assert_eq!(progress.next(Some("chat")).map(|place| place.id), Some("hello"));
        assert_eq!(progress.next(None).map(|place| place.id), Some("emit_all"));
        progress.graded("presence", "right", Outcome::Passed, 3);
        progress.graded("broadcast", "right", Outcome::Passed, 2);
        assert_eq!(progress.next(None), progress.next(Some("presence")), "what was said when it passed last");
        for place in course::all() {
            progress.graded(place.id, "right", Outcome::Passed, 1);
        }
        assert_eq!(progress.next(None), None);
        assert!(progress.is_done("emit") && progress.is_done("capstone"));
    }
}
