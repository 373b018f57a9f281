//! Why an answer is wrong: made once, and told in several places.

use analysis::{Answer, File};
use transcript::difference::{Difference, Fact, difference, question, seen};
use transcript::{Diagnosis, Fault, Feedback, Judgement, Reached, Transcript};

use super::remarks::{self, Shown};
use super::server::{self, Found};
use super::{reason, subject};
use crate::played::{Expectation, Played};

/// What is said of an answer that is not solved. Of one that passes, at most one remark.
#[derive(Debug, Clone, Default)]
pub struct Explanation {
    /// What is true of it, in the order in which it is told.
    pub facts: Vec<Fact>,
    /// Which wrong ideas it looks like.
    pub diagnosis: Diagnosis,
    /// Whether nothing is written yet. Then no idea is named.
    pub untouched: bool,
    /// What the facts are about, where it did not end by itself or in a second server.
    difference: Option<Difference>,
    /// How far the server got, if its record proves something.
    found: Option<Found>,
    /// The answer's code ended the play, or held it up.
    fault: Option<Fault>,
    /// Everything is as it should be.
    passed: bool,
    /// Where no idea is named: a question that fits the kind of difference, if there is one.
    pub question: Option<&'static str>,
}

impl Explanation {
    /// Explains what was played.
    #[must_use]
    pub fn of(played: &Played, expected: &Expectation, exercise: &Feedback) -> Self {
        match played.judgement(expected) {
            Judgement::NotSolved => {}
            Judgement::Passed => return Self { passed: true, ..Self::default() },
            Judgement::NotGraded => return Self::default(),
        }
        let (right, actual) = (&expected.right, &played.transcript);
        let diagnosis = played.diagnosis(expected, exercise);
        if let Some(fault) = reason::fault(played) {
            let mut facts = vec![fault];
            // What a server has seen of it until then.
            if let Some(seen) = seen(right, actual) {
                let mut seen = seen.facts();
                // What is wrong in what came says more than all that is missing after it.
                seen.sort_by_key(|fact| ["end_missing", "when"].contains(&fact.kind.as_str()));
                facts.extend(seen.into_iter().take(SEEN));
            }
            let fault = actual.steps.last().and_then(|step| step.fault);
            return Self { facts, diagnosis, fault, ..Self::default() };
        }
        let mut facts = Vec::new();
        if played.notes.again {
            facts.push(Fact::new(reason::SECOND, reason::AGAIN));
        }
        let mut found = Self { diagnosis, ..Self::default() };
        if let Some(difference) = difference(right, actual) {
            facts.extend(difference.facts());
            // A second server is not asked about.
            if !played.notes.again {
                found.found = server::found(&played.record, &difference, actual);
                found.question = match &found.found {
                    Some(found) => found.question(),
                    None => question(&difference),
                };
            }
            facts.extend(found.found.as_ref().map(Found::fact));
            facts.extend(later(right, actual, difference.step));
            found.difference = Some(difference).filter(|_| !played.notes.again);
        }
        found.facts = facts;
        found
    }

    /// With what the answer's text adds, as it was compiled.
    #[must_use]
    pub fn with_text(mut self, exercise: &Feedback, expected: &Expectation, text: &str, stub: Option<&str>) -> Self {
        if self.facts.is_empty() && !self.passed {
            return self;
        }
        let answer = Answer::read(&[File { name: "src/lib.rs", text }]);
        if self.passed {
            self.facts.extend(remarks::of_a_right_answer(&answer));
            return self;
        }
        if stub.is_some_and(|stub| analysis::untouched(text, stub)) {
            self.untouched = true;
            self.diagnosis = Diagnosis::default();
            self.question = None;
            self.facts.insert(0, Fact::new(UNTOUCHED, "Not begun: this is the stub as it came."));
            return self;
        }
        if let Some(fault) = self.fault {
            self.facts.extend(remarks::of_a_fault(&answer, fault));
        }
        if let Some(difference) = self.difference.take() {
            let step = expected.right.steps.get(difference.step);
            let shown = Shown { difference: &difference, step, found: self.found.as_ref() };
            let told = shown.facts(&answer, &expected.right);
            // With its line, it says all that the server's record says.
            let awaited = told.iter().any(|fact| fact.kind == remarks::NEVER_AWAITED);
            if let Some(found) = self.found.as_ref().filter(|_| awaited) {
                let same = found.fact();
                self.facts.retain(|fact| *fact != same);
            }
            let rooms = self.found.as_ref().and_then(|found| found.rooms.clone());
            // Where the text speaks to a room at all, and no line of it says why nobody is there.
            if let Some(rooms) = rooms.filter(|_| told.is_empty() && !answer.mentions(SPEAKS_TO_A_ROOM).is_empty()) {
                self.insert(Fact::new(ROOMS, rooms));
            }
            // A line says more than a question about those who hear it.
            if !told.is_empty() {
                let never = |fact: &Fact| fact.kind == remarks::NEVER_AWAITED;
                self.question = told.iter().any(never).then_some("What makes a future do its work?");
            }
            for remark in told {
                self.insert(remark);
            }
            self.difference = Some(difference);
        }
        let awaited = self.facts.iter().any(|fact| fact.kind == remarks::NEVER_AWAITED);
        let reached = self.found.as_ref().map(|found| found.reached);
        // Only with the text it is sure that it was not awaited.
        let reached = if awaited { Some(Reached::NotSent) } else { reached.filter(|it| *it != Reached::NotSent) };
        subject::narrow(&mut self, exercise, &answer, text, reached);
        self
    }

    /// Adds a fact about the step that is shown.
    pub(super) fn insert(&mut self, fact: Fact) {
        let at = self.facts.iter().position(|fact| fact.kind == LATER).unwrap_or(self.facts.len());
        self.facts.insert(at, fact);
    }

    /// The facts of the step that is shown, in one text.
    pub(super) fn text(&self) -> String {
        let of_step = self.facts.iter().filter(|fact| fact.kind != LATER);
        of_step.map(|fact| fact.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The kind of the fact that nothing is written yet.
pub(super) const UNTOUCHED: &str = "untouched";

/// So much is said of what the server saw of a function that has not come back.
const SEEN: usize = 1;

/// Who is in which room.
const ROOMS: &str = "rooms";
const SPEAKS_TO_A_ROOM: &[&str] =
    &["$io.to(", "$io.within(", "$socket.to(", "$socket.within(", "$operators.to(", "$operators.within("];

/// That other steps differ, too, explains nothing.
const LATER: &str = "later";

/// "Steps 2 and 3 differ, too."
fn later(expected: &Transcript, actual: &Transcript, at: usize) -> Option<Fact> {
    let differ: Vec<_> = (at + 1..expected.steps.len().min(actual.steps.len()))
        .filter(|&i| expected.steps[i] != actual.steps[i])
        .map(|i| (i + 1).to_string())
        .collect();
    let text = match differ.as_slice() {
        [] => return None,
        [one] => format!("Step {one} differs, too."),
        many if many.len() > 12 => format!("{} later steps differ, too.", many.len()),
        [first @ .., last] => format!("Steps {} and {last} differ, too.", first.join(", ")),
    };
    Some(Fact::new(LATER, text))
}
