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
    /// Only in `scenarios`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scenario: Option<String>,
    pub(crate) verdict: Verdict,
    pub(crate) misconception: Vec<String>,
    #[serde(rename = "match")]
    pub(crate) matched: Match,
    pub(crate) reason: Option<String>,
    pub(crate) steps: Vec<Step>,
    /// Grading alone, without compilation.
    pub(crate) millis: u64,
    /// Where an exercise has several scenarios: a report of each. What stands above them is then of the first that did
    /// not go well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) scenarios: Vec<Report>,
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
            scenario: None,
            verdict,
            misconception: Vec::new(),
            matched: Match::None,
            reason: Some(reason),
            steps: Vec::new(),
            millis: 0,
            scenarios: Vec::new(),
        }
    }

    /// The verdict in what a grader printed, a line a scenario: the first of the worst ones.
    pub(crate) fn read(stdout: &str) -> Option<Self> {
        let reports: Vec<Self> = stdout.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let worst = reports.iter().map(|report| report.verdict).max()?;
        let mut whole = reports.iter().find(|report| report.verdict == worst)?.clone();
        if let Some(name) = whole.scenario.take() {
            let passed = reports.iter().filter(|report| report.verdict == Verdict::Passed).count();
            whole.millis = reports.iter().map(|report| report.millis).sum();
            whole.reason =
                whole.reason.map(|why| format!("{passed} of {} scenarios passed; {name}: {why}", reports.len()));
            whole.scenarios = reports;
        }
        Some(whole)
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

    #[test]
    fn scenarios_are_one_report() {
        let line = |name: &str, verdict| {
            let mut report = Report::without_grading("chat", verdict, "Step 2".to_owned());
            report.scenario = Some(name.to_owned());
            report.millis = 3;
            report.to_json()
        };
        let said =
            [line("rooms", Verdict::Passed), line("said", Verdict::NotSolved), line("leave", Verdict::NotSolved)];
        let whole = Report::read(&said.join("\n")).expect("a report");
        assert_eq!((whole.verdict, whole.millis, whole.scenarios.len()), (Verdict::NotSolved, 9, 3));
        assert_eq!(whole.reason.as_deref(), Some("1 of 3 scenarios passed; said: Step 2"));
    }
}
