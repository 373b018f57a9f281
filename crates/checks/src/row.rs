//! One answer, what became of it, and whether that is right.

use graders::{Entry, Kind};
use grading::{Expectation, Played, report};
use indicatif::ProgressBar;
use serde::{Serialize, Serializer};
use transcript::{Judgement, Match};

use crate::options::Options;
use crate::told::{self, Told};

/// What became of one answer.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) exercise: &'static str,
    #[serde(serialize_with = "name")]
    pub(crate) kind: Kind,
    pub(crate) name: &'static str,
    /// The worst of the scenarios, where there are several.
    pub(crate) verdict: Judgement,
    #[serde(rename = "match")]
    pub(crate) matched: Match,
    /// The misconceptions that were named.
    pub(crate) named: Vec<&'static str>,
    /// It is the stub, but for comments and white space.
    pub(crate) untouched: bool,
    pub(crate) runs: usize,
    /// What is said of it is not what is kept: where.
    pub(crate) otherwise: Option<String>,
    /// The ideas that may be named, if it is a mistake.
    #[serde(skip)]
    true_names: Vec<&'static str>,
    /// How many of the runs gave another transcript than the first, or were explained otherwise.
    pub(crate) different: usize,
    /// How many of the runs passed, were not solved, were not graded.
    pub(crate) ended: [usize; 3],
    /// The machine was too busy, on purpose.
    #[serde(skip)]
    crowded: bool,
    /// The slowest run of all scenes, compilation excluded.
    pub(crate) millis: u64,
    pub(crate) reason: Option<String>,
    /// A program is not installed that only this exercise needs: nothing is wrong with the grader.
    pub(crate) lacking: bool,
}

impl Row {
    pub(crate) fn check(entry: &Entry, options: &Options, progress: &ProgressBar) -> Self {
        let repeat = options.repeat;
        progress.set_message(crate::path(entry));
        let mut row = Self {
            exercise: entry.exercise,
            kind: entry.kind,
            name: entry.name,
            verdict: Judgement::Passed,
            matched: Match::None,
            named: Vec::new(),
            untouched: false,
            otherwise: None,
            true_names: told::true_names(entry),
            runs: repeat,
            different: 0,
            ended: [0; 3],
            crowded: options.crowded,
            millis: 0,
            reason: None,
            lacking: false,
        };
        let scenes = crate::scenes(entry);
        if scenes.is_empty() {
            row.verdict = Judgement::NotGraded;
            row.reason = Some("it has no scene".into());
        }
        if !told::says_its_cause(entry) {
            row.otherwise = Some("its first lines lack `//! Cause: ` or `//! Named: `".into());
        }
        let mut first: Vec<Played> = Vec::new();
        for turn in 0..repeat {
            let played: Vec<_> = scenes.iter().map(|scene| crate::run(entry, *scene)).collect();
            row.millis = row.millis.max(played.iter().map(|p| p.millis).sum());
            progress.inc(1);
            let verdict = scenes.iter().zip(&played).map(|(scene, played)| verdict(entry, *scene, played)).max();
            row.ended[usize::from(verdict.unwrap_or(Judgement::NotGraded).code())] += 1;
            if turn == 0 {
                first = played;
            } else if verdict != Some(Judgement::NotGraded) {
                let told = |scene: &Option<&str>, played| Told::of(entry, *scene, played);
                let same = scenes
                    .iter()
                    .zip(first.iter().zip(&played))
                    .all(|(scene, (a, b))| a.transcript == b.transcript && told(scene, a) == told(scene, b));
                row.different += usize::from(!same);
            }
        }
        for (scene, played) in scenes.iter().zip(&first) {
            row.judge(entry, *scene, played);
        }
        row
    }

    pub(crate) fn is_of(&self, entry: &Entry) -> bool {
        (self.exercise, self.kind, self.name) == (entry.exercise, entry.kind, entry.name)
    }

    fn judge(&mut self, entry: &Entry, scene: Option<&str>, played: &Played) {
        if played.lacking && crate::is_shown(entry, scene) {
            return;
        }
        let expected = graders::expectation(entry.exercise, scene);
        self.lacking |= played.lacking;
        let verdict = played.judgement(&expected);
        if verdict == Judgement::Passed {
            // Whoever reads the JSON would take a reason for a failure.
            if let Some(why) = reason(entry, played, &expected) {
                self.verdict = Judgement::NotGraded;
                self.reason = Some(format!("it passes, and says why not: {why}"));
            }
            return;
        }
        if verdict > self.verdict {
            self.verdict = verdict;
        }
        let told = Told::of(entry, scene, played);
        if !self.crowded {
            let otherwise = || told.as_ref()?.otherwise(entry, scene);
            self.otherwise = self.otherwise.take().or_else(otherwise);
        }
        // With several scenarios, the most certain diagnosis speaks.
        self.untouched |= told.as_ref().is_some_and(|told| told.untouched);
        let diagnosis = told.map(|told| told.diagnosis).unwrap_or_default();
        let better = matches!((diagnosis.kind, self.matched), (Match::Exact, Match::FirstStep) | (_, Match::None));
        if !diagnosis.names.is_empty() && better {
            self.matched = diagnosis.kind;
            self.named = diagnosis.names;
        }
        self.reason = self.reason.take().or_else(|| first_wrong_step(entry, played, &expected));
    }

    /// Whether the grader treated the answer as it must.
    pub(crate) fn is_right(&self) -> bool {
        if self.lacking {
            return true;
        }
        if self.crowded {
            let [passed, not_solved, _] = self.ended;
            return if matches!(self.kind, Kind::Reference | Kind::Alternative) {
                not_solved == 0
            } else {
                passed == 0
            };
        }
        let judged = match self.kind {
            Kind::Reference | Kind::Alternative => self.verdict == Judgement::Passed,
            Kind::Misconception => self.verdict == Judgement::NotSolved && self.named.contains(&self.name),
            Kind::Decoy => self.verdict == Judgement::NotSolved && self.named.is_empty(),
            Kind::Mistake => {
                self.verdict == Judgement::NotSolved && self.named.iter().all(|name| self.true_names.contains(name))
            }
            Kind::Stub => self.verdict == Judgement::NotSolved,
        };
        judged && self.different == 0 && self.otherwise.is_none()
    }

    pub(crate) fn is_unknown(&self) -> bool {
        self.verdict == Judgement::NotGraded && !self.lacking && !self.crowded
    }
}

fn verdict(entry: &Entry, scene: Option<&str>, played: &Played) -> Judgement {
    if played.lacking && crate::is_shown(entry, scene) {
        return Judgement::Passed;
    }
    played.judgement(&graders::expectation(entry.exercise, scene))
}

fn name<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}

fn reason(entry: &Entry, played: &Played, expected: &Expectation) -> Option<String> {
    report::reason(played, expected, feedback::of(entry.exercise)?)
}

fn first_wrong_step(entry: &Entry, played: &Played, expected: &Expectation) -> Option<String> {
    if played.not_graded.is_some() {
        return reason(entry, played, expected);
    }
    let at = expected.right.first_difference(&played.transcript)?;
    let step = played.transcript.steps.get(at)?;
    let fault = step.fault.map(|fault| format!(": {fault}")).unwrap_or_default();
    Some(format!("step {}, {}{fault}", at + 1, step.title))
}
