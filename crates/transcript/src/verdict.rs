//! The result of one grading, and its JSON form: one object a line.

use serde::{Deserialize, Serialize};

use crate::{Match, Step};

/// What a grading ends with. Never confused: each has an exit code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Everybody heard what they should, and nothing else. Exit code 0.
    Passed,
    /// The learner's code is not right yet. Exit code 1.
    NotSolved,
    /// The machine or the tool is at fault; nothing is known about the code. Exit code 2.
    NotGraded,
}

impl Judgement {
    /// The process's exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// The verdict on one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The exercise.
    pub id: String,
    /// The scenario, for an exercise that has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    pub verdict: Judgement,
    /// The names of the misconceptions that it looks like.
    pub misconception: Vec<String>,
    #[serde(rename = "match")]
    pub matched: Match,
    /// Why it was not solved or not graded, in words.
    pub reason: Option<String>,
    /// Every step of the scene, expected and actual.
    pub steps: Vec<StepPair>,
    /// Grading in milliseconds, compilation excluded.
    pub millis: u64,
}

/// A step as it should be, and as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepPair {
    pub title: String,
    pub expected: Option<Step>,
    pub actual: Option<Step>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_judgement_has_its_exit_code() {
        let codes = [Judgement::Passed, Judgement::NotSolved, Judgement::NotGraded].map(Judgement::code);
        assert_eq!(codes, [0, 1, 2]);
    }
}
