//! What a grader says in one line of JSON, and what the command line makes of it.

use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// From the best to the worst: of several, the greatest is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    Passed,
    /// The answer is wrong, does not compile, panics, hangs or floods.
    NotSolved,
    /// The machine, the tool or the command line is at fault.
    NotGraded,
}

impl Verdict {
    /// The exit code of a grader and of this program; nothing else is a verdict.
    pub(crate) fn from_code(code: Option<i32>) -> Option<Self> {
        match code {
            Some(0) => Some(Self::Passed),
            Some(1) => Some(Self::NotSolved),
            Some(2) => Some(Self::NotGraded),
            _ => None,
        }
    }
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        Self::from(verdict as u8)
    }
}

/// How sure the diagnosis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Match {
    /// The whole transcript is the one that this misconception gives.
    Exact,
    /// The first step that differs is.
    FirstStep,
    None,
}

/// One verdict. The fields are the documented JSON, in this order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) id: String,
    /// The file that was graded; absent for the learner's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
    pub(crate) verdict: Verdict,
    pub(crate) misconception: Vec<String>,
    #[serde(rename = "match")]
    pub(crate) matched: Match,
    pub(crate) reason: Option<String>,
    pub(crate) steps: Vec<Step>,
    /// Grading alone, without compilation.
    pub(crate) millis: u64,
}

/// A step of the scene: what should be heard, and what was.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Step {
    title: String,
    expected: Value,
    actual: Value,
}

impl Report {
    /// A verdict that no grader reached.
    pub(crate) fn without_grading(id: &str, verdict: Verdict, reason: String) -> Self {
        Self {
            id: id.to_owned(),
            file: None,
            verdict,
            misconception: Vec::new(),
            matched: Match::None,
            reason: Some(reason),
            steps: Vec::new(),
            millis: 0,
        }
    }

    /// The verdict in what a grader printed: the worst one, should there be several.
    pub(crate) fn read(stdout: &str) -> Option<Self> {
        stdout.lines().filter_map(|line| serde_json::from_str::<Self>(line).ok()).max_by_key(|report| report.verdict)
    }

    /// The title of the first step that did not go as it should.
    pub(crate) fn first_difference(&self) -> Option<&str> {
        self.steps.iter().find(|step| step.expected != step.actual).map(|step| step.title.as_str())
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers are JSON")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_comes_out_as_it_went_in() {
        let line = r#"{"id":"hello","verdict":"not_solved","misconception":["io_emit"],"match":"first_step","reason":null,"steps":[{"title":"alice connects","expected":["a"],"actual":[]}],"millis":12}"#;
        let report = Report::read(&format!("noise\n{line}\n")).expect("the line is a report");
        assert_eq!(report.to_json(), line);
    }

    #[test]
    fn a_pass_beside_a_failure_is_no_pass() {
        let line = |verdict| Report::without_grading("hello", verdict, String::new()).to_json();
        let said = [line(Verdict::Passed), line(Verdict::NotSolved), line(Verdict::Passed)].join("\n");
        assert_eq!(Report::read(&said).map(|report| report.verdict), Some(Verdict::NotSolved));
    }
}
