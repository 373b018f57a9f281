//! The result of one grading, and its JSON form: one object a line.
//!
//! Graders write it and the command line reads it, as the same type.

use serde::{Deserialize, Serialize};

use crate::difference::Fact;
use crate::{Match, Step};

/// What a grading ends with. Never confused: each has an exit code of its own. From the best to the worst: of several,
/// the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Everybody heard what they should, and nothing else. Exit code 0.
    Passed,
    /// The learner's code is not right yet: it is wrong, does not compile, panics, hangs or floods. Exit code 1.
    NotSolved,
    /// The machine, the tool or the command line is at fault; nothing is known about the code. Exit code 2.
    NotGraded,
}

impl Judgement {
    /// The exit code of a grader, and of the command line.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// What an exit code says; no other is a judgement.
    #[must_use]
    pub fn from_code(code: Option<i32>) -> Option<Self> {
        [Self::Passed, Self::NotSolved, Self::NotGraded].into_iter().find(|it| code == Some(i32::from(it.code())))
    }
}

impl From<Judgement> for std::process::ExitCode {
    fn from(judgement: Judgement) -> Self {
        Self::from(judgement.code())
    }
}

/// The verdict on one answer. The fields are the documented JSON, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The exercise.
    pub id: String,
    /// The file that was graded; absent for the learner's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The scenario; only of one scene of an exercise that has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    #[serde(rename = "verdict")]
    pub judgement: Judgement,
    /// The names of the misconceptions that it looks like.
    pub misconception: Vec<String>,
    #[serde(rename = "match")]
    pub matched: Match,
    /// Why it was not solved or not graded, in words.
    pub reason: Option<String>,
    /// What is true of a wrong answer, in the order in which it is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// One question that leads on, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// What a person is told, where `WORKBOOK_TOLD` asks for it as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// Whether the answer is the stub, but for comments and white space.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untouched: bool,
    /// Every step of the scene, expected and actual.
    pub steps: Vec<StepPair>,
    /// Grading in milliseconds, compilation excluded.
    pub millis: u64,
    /// Where an exercise has several scenarios: a verdict on each. What stands above them is then of the first that did
    /// not go well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Verdict>,
}

/// A step as it should be, and as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepPair {
    pub title: String,
    pub expected: Option<Step>,
    pub actual: Option<Step>,
}

impl Verdict {
    /// One that no grader reached.
    #[must_use]
    pub fn without_grading(id: &str, judgement: Judgement, reason: String) -> Self {
        Self {
            id: id.to_owned(),
            file: None,
            scenario: None,
            judgement,
            misconception: Vec::new(),
            matched: Match::None,
            reason: Some(reason),
            facts: Vec::new(),
            question: None,
            told: None,
            untouched: false,
            steps: Vec::new(),
            millis: 0,
            scenarios: Vec::new(),
        }
    }

    /// The verdict in what a grader printed, a line a scenario: the first of the worst ones.
    #[must_use]
    pub fn read(stdout: &str) -> Option<Self> {
        let verdicts: Vec<Self> = stdout.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let worst = verdicts.iter().map(|verdict| verdict.judgement).max()?;
        let mut whole = verdicts.iter().find(|verdict| verdict.judgement == worst)?.clone();
        if let Some(name) = whole.scenario.take() {
            let passed = verdicts.iter().filter(|verdict| verdict.judgement == Judgement::Passed).count();
            whole.told = verdicts.iter().map(|verdict| verdict.told.as_deref()).collect();
            whole.millis = verdicts.iter().map(|verdict| verdict.millis).sum();
            whole.reason =
                whole.reason.map(|why| format!("{passed} of {} scenarios passed; {name}: {why}", verdicts.len()));
            whole.scenarios = verdicts;
        }
        Some(whole)
    }

    /// The title of the first step that did not go as it should.
    #[must_use]
    pub fn first_difference(&self) -> Option<&str> {
        self.steps.iter().find(|step| step.expected != step.actual).map(|step| step.title.as_str())
    }

    /// One line.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts, numbers and values are JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_judgement_has_its_exit_code() {
        let codes = [Judgement::Passed, Judgement::NotSolved, Judgement::NotGraded].map(Judgement::code);
        assert_eq!(codes, [0, 1, 2]);
        assert_eq!(codes.map(|code| Judgement::from_code(Some(code.into())).map(Judgement::code)), codes.map(Some));
        assert_eq!((Judgement::from_code(Some(101)), Judgement::from_code(None)), (None, None));
    }

    #[test]
    fn a_verdict_comes_out_as_it_went_in() {
        let heard = r#"{"client":"bob","lines":["said \"hi\""],"sounds":[{"event":{"name":"said","args":["hi"]}}]}"#;
        let sent = r#"{"client":"bob","what":"say 1","act":{"emits":{"event":"say","payload":1,"asks":false}}}"#;
        let step = format!(r#"{{"title":"bob talks","sent":[{sent}],"heard":[{heard}]}}"#);
        let line = format!(
            r#"{{"id":"hello","verdict":"not_solved","misconception":["io_emit"],"match":"first_step","reason":null,"steps":[{{"title":"bob talks","expected":{step},"actual":null}}],"millis":12}}"#
        );
        let verdict = Verdict::read(&format!("noise\n{line}\n")).expect("the line is a verdict");
        assert_eq!(verdict.to_json(), line);
        assert_eq!(verdict.first_difference(), Some("bob talks"));
    }

    #[test]
    fn a_pass_beside_a_failure_is_no_pass() {
        let line = |judgement| Verdict::without_grading("hello", judgement, String::new()).to_json();
        let said = [line(Judgement::Passed), line(Judgement::NotSolved), line(Judgement::Passed)].join("\n");
        assert_eq!(Verdict::read(&said).map(|verdict| verdict.judgement), Some(Judgement::NotSolved));
    }

    #[test]
    fn scenarios_are_one_verdict() {
        let line = |name: &str, judgement| {
            let mut verdict = Verdict::without_grading("chat", judgement, "Step 2".to_owned());
            verdict.scenario = Some(name.to_owned());
            verdict.millis = 3;
            verdict.to_json()
        };
        let said = [("rooms", Judgement::Passed), ("said", Judgement::NotSolved), ("leave", Judgement::NotSolved)];
        let said = said.map(|(name, judgement)| line(name, judgement)).join("\n");
        let whole = Verdict::read(&said).expect("a verdict");
        assert_eq!((whole.judgement, whole.millis, whole.scenarios.len()), (Judgement::NotSolved, 9, 3));
        assert_eq!(whole.reason.as_deref(), Some("1 of 3 scenarios passed; said: Step 2"));
    }
}
