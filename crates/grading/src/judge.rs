//! Playing a scene against an answer, and judging what was heard.

use std::process::Command;
use std::time::Instant;

use transcript::{Diagnosis, Fault, Judgement, Recorded, Step, StepPair, Transcript, Verdict, diagnose};

use crate::child::{Facts, Process, Stop};
use crate::grader::Grader;
use crate::harness::Harness;
use crate::report;

/// Why it is not solved, though all was right the first time.
pub(crate) const AGAIN: &str = "Alone, your server is right. A second one, started in the same process, is not: whatever is \
                                kept in a `static` belongs to all servers of a process.";

/// So often a scene is played where the machine may be too slow for it.
const TRIES: u32 = 3;

/// What the recorded transcripts say of an exercise's scene.
#[derive(Debug, Clone, Default)]
pub struct Expectation {
    /// The reference solution's transcript.
    pub right: Transcript,
    /// What the untouched stub does. It often looks like a misconception, and is none.
    pub untouched: Option<Transcript>,
    /// What each misconception does.
    pub wrong: Vec<Recorded>,
}

/// A scene that has been played.
#[derive(Debug, Clone)]
pub struct Played {
    pub transcript: Transcript,
    pub facts: Learned,
    /// Why nothing is known about the answer, and how to mend that.
    pub not_graded: Option<String>,
    /// It was not graded because a program is not installed that only this exercise needs.
    pub lacking: bool,
    pub millis: u64,
}

/// What the server's process said besides what the clients heard.
#[derive(Debug, Clone, Default)]
pub struct Learned {
    /// `src/lib.rs:14`, and the message.
    pub panic: Option<(String, String)>,
    /// In which step, from 0, socketioxide first skipped a handler, and why.
    pub skipped: Vec<(usize, String)>,
    /// "exit status: 0"
    pub exit: Option<String>,
    pub printed: String,
    /// The error with which the learner's code refused to start.
    pub not_started: Option<String>,
    /// The first server was right. What was heard is of a second one in the same process.
    pub again: bool,
}

/// Starts the command as the server's process and plays the scene against it. `right` is what should be heard.
///
/// # Panics
///
/// If the grader has no such scene: that is a mistake in the workbook.
#[must_use]
pub fn play(grader: &Grader, scene: Option<&str>, right: &Transcript, command: impl Fn() -> Command) -> Played {
    let play = grader.scene(scene).unwrap_or_else(|| panic!("{} has no scene {scene:?}", grader.id));
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Played::not_graded(format!("No runtime for the clients: {error}. Run it again.")),
    };
    let since = Instant::now();
    let millis = || u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
    let once = async |last_try| match Harness::open(command(), grader.hosting, grader.clock, grader.free).await {
        Err((stop, facts)) => (Transcript::default(), Some(stop), facts),
        Ok(mut harness) => {
            harness.last_try = last_try;
            play(&mut harness).await;
            // Passed or not: on a machine that is late, wrong answers look right, too.
            if let Some(why) = harness.doubt(right)
                && matches!(harness.stop, None | Some(Stop::Fault(_)))
            {
                harness.stop = Some(if last_try { Stop::NotGraded(why) } else { Stop::TooSlow });
            }
            if grader.twice && harness.stop.is_none() && harness.transcript == *right {
                harness.anew().await;
                play(&mut harness).await;
            }
            harness.close()
        }
    };
    let (transcript, stop, facts) = runtime.block_on(async {
        for _ in 1..TRIES {
            let played = once(false).await;
            if played.1 != Some(Stop::TooSlow) {
                return played;
            }
        }
        once(true).await
    });
    let learned = learned(facts);
    let lacking = matches!(stop, Some(Stop::Lacking(_)));
    let not_graded = match stop {
        Some(Stop::NotGraded(why) | Stop::Lacking(why)) => Some(why),
        // Before an answer is called stuck, the machine must show that it is not.
        Some(Stop::Fault(Fault::Silent | Fault::Restless | Fault::Unreturned)) => {
            runtime.block_on(machine_is_slow(command()))
        }
        _ => None,
    };
    Played { transcript, facts: learned, not_graded, lacking, millis: millis() }
}

/// Starts the process once more, only to see it call back: a machine that is too busy for that can judge nobody.
async fn machine_is_slow(command: Command) -> Option<String> {
    let since = Instant::now();
    let started = Process::start(command, crate::protocol::Clock::Held, "control", None).await;
    let took = since.elapsed();
    if started.is_ok() && took < crate::child::CAP / 2 {
        return None;
    }
    Some(format!(
        "Your server did not answer in time, but neither does this machine: starting a process took {:.1} s. \
         Close what keeps it busy and run it again.",
        took.as_secs_f32()
    ))
}

fn learned(facts: Facts) -> Learned {
    let panic = facts.panic.map(|(place, message)| (in_package(&place), message));
    Learned {
        panic,
        skipped: facts.skipped,
        exit: facts.exit,
        printed: facts.printed,
        not_started: facts.not_started,
        again: facts.again,
    }
}

/// `src/lib.rs:14` instead of the path from the workspace's root.
fn in_package(place: &str) -> String {
    let place = place.replace('\\', "/");
    match place.rfind("/src/") {
        Some(at) => place[at + 1..].to_owned(),
        None => place.rsplit('/').next().unwrap_or(&place).to_owned(),
    }
}

impl Played {
    /// Nothing was played: why, and what to do.
    #[must_use]
    pub fn not_graded(why: String) -> Self {
        Self {
            transcript: Transcript::default(),
            facts: Learned::default(),
            not_graded: Some(why),
            lacking: false,
            millis: 0,
        }
    }

    /// Which known wrong answers it looks like.
    #[must_use]
    pub fn diagnosis(&self, expected: &Expectation) -> Diagnosis {
        // No recorded answer was wrong in a second server only.
        if self.judgement(expected) == Judgement::NotSolved && !self.facts.again {
            diagnose(&expected.right, &self.transcript, &expected.wrong)
        } else {
            Diagnosis::default()
        }
    }

    /// Whether everybody heard what they should, and nothing else.
    #[must_use]
    pub fn judgement(&self, expected: &Expectation) -> Judgement {
        if self.not_graded.is_some() {
            Judgement::NotGraded
        } else if self.transcript == expected.right && !expected.right.steps.is_empty() {
            Judgement::Passed
        } else {
            Judgement::NotSolved
        }
    }

    /// The verdict, as it is written in JSON.
    #[must_use]
    pub fn verdict(&self, grader: &Grader, scene: Option<&str>, expected: &Expectation) -> Verdict {
        let diagnosis = self.diagnosis(expected);
        let steps = expected.right.steps.len().max(self.transcript.steps.len());
        let pair = |i: usize| {
            let (expected, actual) = (expected.right.steps.get(i), self.transcript.steps.get(i));
            let title = expected.or(actual).map(|step| step.title.clone()).unwrap_or_default();
            StepPair { title, expected: expected.cloned(), actual: actual.cloned() }
        };
        Verdict {
            id: grader.id.to_owned(),
            scenario: scene.map(str::to_owned),
            verdict: self.judgement(expected),
            misconception: diagnosis.names.iter().map(|&name| name.to_owned()).collect(),
            matched: diagnosis.kind,
            reason: self.reason(expected),
            steps: (0..steps).map(pair).collect(),
            millis: self.millis,
        }
    }

    /// Why it was not solved or not graded, in a sentence.
    #[must_use]
    pub fn reason(&self, expected: &Expectation) -> Option<String> {
        if let Some(why) = &self.not_graded {
            return Some(why.clone());
        }
        let last = self.transcript.steps.last();
        let during = last.map(|step| step.title.as_str()).unwrap_or_default();
        if let Some(fault) = last.and_then(|step| step.fault) {
            let why = match fault {
                Fault::Panicked => match &self.facts.panic {
                    Some((place, message)) => format!("Your code panicked at {place}: {message} (while {during})."),
                    None => format!("Your code panicked (while {during})."),
                },
                Fault::Unreturned => format!("Your function had still not returned after 5 s (while {during})."),
                Fault::NotStarted => {
                    let why = self.facts.not_started.as_deref().unwrap_or("no reason is known");
                    format!("Your code returned an error instead of a server: {why}.")
                }
                Fault::Silent => format!(
                    "Your server stopped answering (while {during}): an endless loop, a deadlock, or a call that \
                     blocks the thread."
                ),
                Fault::Restless => format!("Your server never came to rest (while {during}): it goes on sending."),
                Fault::Ended => {
                    let how = self.facts.exit.as_deref().unwrap_or("for an unknown reason");
                    format!("Your code ended the whole process (while {during}): {how}.")
                }
                Fault::Overflowed => format!("Your code overflowed the stack (while {during}): endless recursion?"),
            };
            return Some(if self.facts.again { format!("{AGAIN} {why}") } else { why });
        }
        let at = expected.right.first_difference(&self.transcript)?;
        if self.facts.again {
            return Some(AGAIN.to_owned());
        }
        let empty = Step::default();
        let should = expected.right.steps.get(at).unwrap_or(&empty);
        let did = self.transcript.steps.get(at).unwrap_or(&empty);
        let title = if did.title.is_empty() { &should.title } else { &did.title };
        Some(format!("Step {}, {title}: {}", at + 1, report::wrong(should, did)))
    }
}
