//! Why an answer is wrong: made once, and told in several places.

use analysis::{Answer, File};
use transcript::difference::{Difference, Fact, difference, question};
use transcript::{Diagnosis, Feedback, Judgement, Sound, Step, Transcript};

use super::{reason, remarks, subject};
use crate::played::{Expectation, Played};

/// What is said of an answer that is not solved. Empty for all others.
#[derive(Debug, Clone, Default)]
pub struct Explanation {
    /// What is true of it, in the order in which it is told.
    pub facts: Vec<Fact>,
    /// Which wrong ideas it looks like.
    pub diagnosis: Diagnosis,
    /// What the named idea speaks of does not stand in the answer's text: only its symptom is told.
    pub without_subject: bool,
    /// Whether nothing is written yet. Then no idea is named.
    pub untouched: bool,
    /// What the facts are about, where it did not end by itself or in a second server.
    difference: Option<Difference>,
    /// Where no idea is named: a question that fits the kind of difference, if there is one.
    pub question: Option<&'static str>,
}

impl Explanation {
    /// Explains what was played.
    #[must_use]
    pub fn of(played: &Played, expected: &Expectation) -> Self {
        if played.judgement(expected) != Judgement::NotSolved {
            return Self::default();
        }
        let (right, actual) = (&expected.right, &played.transcript);
        if let Some(fault) = reason::fault(played) {
            return Self { facts: vec![fault], diagnosis: played.diagnosis(expected), ..Self::default() };
        }
        let mut facts = Vec::new();
        if played.notes.again {
            facts.push(Fact::new(reason::SECOND, reason::AGAIN));
        }
        let mut found = Self::default();
        if let Some(difference) = difference(right, actual) {
            facts.extend(difference.facts());
            let skipped = skipped(played, expected, difference.step);
            // What was skipped is the answer to it; and a second server is not asked about.
            if skipped.is_none() && !played.notes.again {
                found.question = question(&difference);
            }
            facts.extend(skipped);
            facts.extend(later(right, actual, difference.step));
            found.difference = Some(difference).filter(|_| !played.notes.again);
        }
        found.facts = facts;
        found.diagnosis = played.diagnosis(expected);
        found
    }

    /// With what the answer's text adds, as it was compiled.
    #[must_use]
    pub fn with_text(mut self, exercise: &Feedback, expected: &Expectation, text: &str, stub: Option<&str>) -> Self {
        if self.facts.is_empty() {
            return self;
        }
        if stub.is_some_and(|stub| analysis::untouched(text, stub)) {
            self.untouched = true;
            self.diagnosis = Diagnosis::default();
            self.question = None;
            self.facts.insert(0, Fact::new(UNTOUCHED, "Not begun: this is the stub as it came."));
            return self;
        }
        let answer = Answer::read(&[File { name: "src/lib.rs", text }]);
        if let Some(difference) = &self.difference {
            let remarks = remarks::facts(&answer, difference, &expected.right);
            for remark in remarks {
                self.insert(remark);
            }
        }
        subject::narrow(&mut self, exercise, &answer, text);
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

/// A handler that was skipped explains that somebody heard nothing.
fn skipped(played: &Played, expected: &Expectation, at: usize) -> Option<Fact> {
    let (should, did) = (expected.right.steps.get(at)?, played.transcript.steps.get(at)?);
    let why = played.notes.skipped.iter().find(|(step, _)| *step <= at).map(|(_, why)| why.as_str())?;
    missed(should, did).then(|| {
        Fact::new("skipped", format!("The server skipped your handler, because an argument did not fit: {why}."))
    })
}

/// Whether somebody hears nothing who should hear something.
fn missed(should: &Step, did: &Step) -> bool {
    should.heard.iter().any(|heard| {
        let refused = heard.sounds.iter().any(|sound| matches!(sound, Sound::Refused(_)));
        !heard.sounds.is_empty() && !refused && did.heard_by(&heard.client).is_empty()
    })
}
