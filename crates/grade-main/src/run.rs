//! Three ways to begin: [`grade`] hosts the answer when it is called to and judges it otherwise, [`judge`] only judges,
//! [`stage`] only hosts.

use std::io::Write;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use graders::{expectation, grader, stub};
use grading::{Answer, Grader, Played, play, report};
use libtest_mimic::{Arguments, Failed, Trial};
use transcript::{Feedback, Judgement};

use crate::serve::serve;
use crate::way;

/// How the verdict is written: `json`, or for a person. Who sets it gets an exit code for each verdict.
const FORMAT: &str = "WORKBOOK_FORMAT";
/// What a test ends with that has failed. After any other code but 0, cargo prints four lines more, under the verdict.
const FAILED: u8 = 101;
/// Beside JSON, what a person would be told.
const TOLD: &str = "WORKBOOK_TOLD";
/// Also play what is shown and not graded, for a walkthrough.
const SHOW: &str = "WORKBOOK_SHOW";
/// `always` or `never`; without it, colour where there is a terminal.
const COLOUR: &str = "WORKBOOK_COLOR";

/// Grades the answer to this exercise. Exit code 0: passed. Else 101, as for any test; whoever sets the format gets 1
/// for not solved and 2 for not graded.
///
/// `text`: the answer's, as it was compiled. It explains, and never judges.
#[must_use]
pub fn grade(id: &'static str, answer: Answer, text: &'static str) -> ExitCode {
    if let Some(run) = grading::Run::wanted() {
        return serve(&run, answer);
    }
    if grading::is_called() {
        grading::host(answer);
    }
    // However this ends: nothing of the answer's goes on.
    grading::keep();
    let this = match std::env::current_exe() {
        Ok(this) => this,
        Err(error) => {
            anstream::eprintln!("? {id} — not graded\n\n  This program does not find itself: {error}. Run it again.");
            return ended(Judgement::NotGraded);
        }
    };
    let Some(judge) = Judge::new(id, text, move || Command::new(&this)) else {
        return ended(Judgement::NotGraded);
    };
    if std::env::args().len() > 1 { judge.as_tests() } else { judge.tell() }
}

/// The `main` of an answer from elsewhere: hosts it when a grader calls it to, and does nothing by itself.
#[must_use]
pub fn stage(answer: Answer) -> ExitCode {
    if let Some(run) = grading::Run::wanted() {
        return serve(&run, answer);
    }
    if grading::is_called() {
        grading::host(answer);
    }
    eprintln!("This hosts an answer for the grader, which starts it.");
    Judgement::NotGraded.into()
}

/// As [`grade`], of an answer that is another program: the commands that `start` makes become the stage.
#[must_use]
pub fn judge(id: &str, text: &'static str, start: impl Fn() -> Command + Send + Sync + 'static) -> ExitCode {
    Judge::new(id, text, start).map_or_else(|| ended(Judgement::NotGraded), |judge| judge.tell())
}

/// All that it takes to judge one answer.
#[derive(Clone)]
struct Judge {
    exercise: &'static Feedback,
    grader: &'static Grader,
    text: &'static str,
    start: Arc<dyn Fn() -> Command + Send + Sync>,
}

impl Judge {
    /// Prepares this process. Says why not, if there is no such exercise.
    fn new(id: &str, text: &'static str, start: impl Fn() -> Command + Send + Sync + 'static) -> Option<Self> {
        grading::prepare();
        match std::env::var(COLOUR).as_deref() {
            Ok("always") => anstream::ColorChoice::Always.write_global(),
            Ok("never") => anstream::ColorChoice::Never.write_global(),
            _ => {}
        }
        let (Some(grader), Some(exercise)) = (grader(id), feedback::of(id)) else {
            anstream::eprintln!("? {id} — not graded\n\n  This workbook has no grader for {id}.");
            return None;
        };
        Some(Self { exercise, grader, text, start: Arc::new(start) })
    }

    /// Judges, and says the verdict in the form that is asked for.
    fn tell(&self) -> ExitCode {
        // Here runs none of the learner's code: a panic is a mistake of ours, and says nothing about the answer.
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.as_person())).unwrap_or_else(|_| {
            let id = self.exercise.id;
            anstream::println!("\n? {id} — not graded\n\n  The grader itself failed, as told above. Please report it.");
            ended(Judgement::NotGraded)
        })
    }

    fn as_person(&self) -> ExitCode {
        let json = std::env::var(FORMAT).is_ok_and(|format| format == "json");
        let mut worst = Judgement::Passed;
        let (mut passed, mut untouched) = (0, false);
        let mut scenes = self.grader.scene_names();
        if std::env::var_os(SHOW).is_some() {
            scenes.extend(self.grader.shown_names());
        }
        for &scene in &scenes {
            let judged = Judged::new(self, scene);
            // Of several scenarios, the first that is not passed is told in full: it is the one to work on.
            let told = scenes.len() == 1 || (worst == Judgement::Passed && judged.judgement() != Judgement::Passed);
            let form = if told { Form::Full } else { Form::Line };
            judged.print(form, json);
            worst = worst.max(judged.judgement());
            untouched |= judged.explained.untouched;
            passed += usize::from(judged.judgement() == Judgement::Passed);
        }
        if scenes.len() > 1 && !json {
            anstream::println!("\n{}: {passed} of {} passed", self.exercise.id, scenes.len());
        }
        let after = self.noted(worst, untouched);
        if let Some(after) = after.filter(|_| !json) {
            drop(anstream::stdout().write_all(after.as_bytes()));
        }
        ended(worst)
    }

    /// Notes in the learner's progress what came of it. Returns what is told of that.
    fn noted(&self, judgement: Judgement, untouched: bool) -> Option<String> {
        way::after(self.exercise.id, self.text, untouched, judgement)
    }

    /// With arguments, as a test harness: `--list`, filters, nextest and editors work. A person gives none.
    fn as_tests(&self) -> ExitCode {
        let trial = |scene: Option<&'static str>| {
            let judge = self.clone();
            Trial::test(scene.unwrap_or(self.exercise.id), move || {
                let judged = Judged::new(&judge, scene);
                match judged.judgement() {
                    Judgement::Passed => Ok(()),
                    Judgement::NotSolved | Judgement::NotGraded => Err(Failed::from(plain(&judged.text()))),
                }
            })
        };
        let trials = self.grader.scene_names().into_iter().map(trial).collect();
        let arguments = Arguments::from_args();
        if arguments.test_threads == Some(0) {
            anstream::eprintln!("--test-threads is 1 or more: with none, nothing would be graded.");
            return ExitCode::from(FAILED);
        }
        let done = libtest_mimic::run(&arguments, trials);
        // A part of the scenarios says nothing of the whole.
        if done.num_filtered_out == 0 && done.num_passed > 0 && !done.has_failed() {
            self.noted(Judgement::Passed, false);
        }
        done.exit_code()
    }
}

fn ended(judgement: Judgement) -> ExitCode {
    let asked = std::env::var_os(FORMAT).is_some();
    ExitCode::from(if asked || judgement == Judgement::Passed { judgement.code() } else { FAILED })
}

/// How a verdict is told.
#[derive(Debug, Clone, Copy)]
enum Form {
    Full,
    Line,
}

struct Judged {
    exercise: &'static Feedback,
    grader: &'static Grader,
    scene: Option<&'static str>,
    played: Played,
    expected: grading::Expectation,
    explained: report::Explanation,
}

impl Judged {
    fn new(judge: &Judge, scene: Option<&'static str>) -> Self {
        let Judge { exercise, grader, text, start } = judge;
        let expected = expectation(exercise.id, scene);
        let played = play(grader, scene, &expected.right, || start());
        let explained = report::Explanation::of(&played, &expected, exercise);
        let explained = explained.with_text(exercise, &expected, text, stub(exercise.id));
        Self { exercise, grader, scene, played, expected, explained }
    }

    fn judgement(&self) -> Judgement {
        self.played.judgement(&self.expected)
    }

    fn print(&self, form: Form, json: bool) {
        let text = if json {
            let Self { grader, scene, played, expected, explained, .. } = self;
            let mut verdict = report::verdict(grader.id, *scene, played, expected, explained);
            verdict.told = std::env::var_os(TOLD).map(|_| plain(&self.told(form)));
            verdict.to_json() + "\n"
        } else {
            self.told(form)
        };
        // Whoever closed the pipe has read enough; the exit code says the rest.
        drop(anstream::stdout().write_all(text.as_bytes()));
    }

    fn told(&self, form: Form) -> String {
        match form {
            Form::Full => format!("\n{}\n", self.text().trim_end()),
            Form::Line => self.text().lines().next().unwrap_or_default().to_owned() + "\n",
        }
    }

    fn text(&self) -> String {
        let number = course::find(self.exercise.id).map(|place| place.number);
        report::render(self.exercise, number, self.scene, &self.played, &self.expected, &self.explained)
    }
}

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
