//! `grade`: the learner's answers, the solutions, or files from elsewhere, all against the same graders.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use catalogue::Exercise;
use transcript::shown::cut;
use transcript::{Judgement, Match, Verdict};

use crate::bar::Bar;
use crate::cargo::{self, Built, Test};
use crate::elsewhere::Workshop;
use crate::grader::Judge;
use crate::out::{eprint, print, println};
use crate::style::{BAD, BOLD, DIM, GOOD, UNSURE};
use crate::{class, ids, root, style};

/// What a line of many says of one answer, in characters. The rest is in its own verdict.
const REASON: usize = 300;

/// Grade answers: who heard what, and who should have
///
/// Without an ID it grades the exercise in whose folder you are. Several get a line each, one gets it all.
///
/// With --json each verdict is one object a line on stdout: `id`; `file` (with --answer); `verdict` ("passed",
/// "not_solved", "not_graded"); `misconception` (the names of the wrong ideas that it looks like); `match` ("exact",
/// "first_step", "none"); `reason` (a string, or null); `facts` (what is true of a wrong answer, in order, each with
/// `kind`, `text` and, where there is one, the `line` of the answer); `question` (where no idea is named, one that
/// leads on, if there is one); `untouched` (true, where the answer is the stub as it came); `steps` (`title`,
/// `expected`, `actual`); `millis` (grading, compilation excluded). `expected` and `actual` have `sent`, with a
/// `client` and `what` it did, and `heard`, with a `client` and the `lines` that it heard; `act` and `sounds` say the
/// same for programs. An exercise of several scenarios adds `scenarios`, with the same fields and `scenario`, the
/// name; what stands above them is then of the first that did not pass.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercises: `broadcast`, or their numbers
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// Every exercise
    #[arg(long, conflicts_with = "ids")]
    all: bool,

    /// The reference solutions instead of your answers
    #[arg(long)]
    solutions: bool,

    /// Answers from elsewhere: files, each as if it were the exercise's src/lib.rs, or folders, with a file or a folder for
    /// each student. They are strangers' programs. On Linux they are held: they write nothing but a folder of their own,
    /// start nothing and signal nobody; elsewhere they may do what you may
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with = "solutions")]
    answer: Vec<PathBuf>,

    /// With --answer: a line for each into this file, for a spreadsheet
    #[arg(long, value_name = "FILE", requires = "answer")]
    csv: Option<PathBuf>,

    /// With --answer: a report for a build server
    #[arg(long, value_name = "FILE", requires = "answer")]
    junit: Option<PathBuf>,

    /// With --answer: a file for each student into this folder, with the whole verdict
    #[arg(long, value_name = "FOLDER", requires = "answer")]
    feedback: Option<PathBuf>,

    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

impl Args {
    /// One file, told in full.
    fn is_for_a_person(&self) -> bool {
        let files = self.csv.is_some() || self.junit.is_some() || self.feedback.is_some();
        matches!(self.answer.as_slice(), [one] if one.is_file()) && !self.json && !files
    }
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    let exercises = chosen(args, &root)?;
    let judgement = match exercises.as_slice() {
        [exercise] if args.is_for_a_person() => answer(&root, exercise, &args.answer[0])?,
        exercises if !args.answer.is_empty() => class(&root, exercises, args)?,
        exercises => workspace(&root, exercises, args)?,
    };
    Ok(judgement.into())
}

fn chosen(args: &Args, root: &Path) -> Result<Vec<&'static Exercise>> {
    if args.all {
        return Ok(catalogue::all().collect());
    }
    if !args.ids.is_empty() {
        return ids::each(&args.ids);
    }
    let here = env::current_dir()?;
    let inside = |exercise: &&Exercise| {
        ["exercises", "solutions"].iter().any(|kind| here.starts_with(root.join(kind).join(exercise.folder())))
    };
    let exercise = catalogue::all().find(inside);
    Ok(vec![exercise.context("which exercise? `cargo workbook grade ID`, or --all for every one")?])
}

/// Answers that are packages of the workspace: the learner's, or the solutions.
fn workspace(root: &Path, exercises: &[&'static Exercise], args: &Args) -> Result<Judgement> {
    let (kind, suffix) = if args.solutions { ("solutions", "-solution") } else { ("exercises", "") };
    let test = |exercise: &&Exercise| Test {
        package: format!("{}{suffix}", exercise.id),
        folder: root.join(kind).join(exercise.folder()),
    };
    let tests: Vec<_> = exercises.iter().map(test).collect();
    let whole = exercises.len() == 1 && !args.json;
    let progress = Bar::of("grading", exercises.len());
    let build = cargo::build(root, "grade", &tests, cargo::WITH_GRADER, &progress)?;
    progress.suspend(|| eprint!("{}", build.diagnostics));
    let mut lines = Lines::new(args.json, exercises.len());
    for ((exercise, test), built) in exercises.iter().zip(&tests).zip(&build.tests) {
        let judge = match (built, &build.grader) {
            (Built::Ready(stage), Some(grader)) => Some(Judge::new(grader, exercise.id, stage, &test.folder)),
            _ => None,
        };
        let judged = progress.suspend(|| judged(exercise, built, judge.as_ref(), whole))?;
        progress.suspend(|| lines.add(exercise, None, judged));
        progress.step();
    }
    drop(progress);
    Ok(lines.end())
}

/// One file from elsewhere, for a person.
fn answer(root: &Path, exercise: &'static Exercise, file: &Path) -> Result<Judgement> {
    let progress = Bar::of("grading", 1);
    let workshop = Workshop::open(root, exercise, &progress)?;
    let made = workshop.make(file, 1)?;
    progress.suspend(|| eprint!("{}", made.diagnostics));
    let judged = progress.suspend(|| judged(exercise, &made.built, made.judge.as_ref(), true))?;
    drop(progress);
    let mut lines = Lines::new(false, 1);
    lines.add(exercise, Some(file), judged);
    Ok(lines.end())
}

/// Answers of several people, to one exercise or to several.
fn class(root: &Path, exercises: &[&'static Exercise], args: &Args) -> Result<Judgement> {
    let alone = exercises.len() == 1;
    let found = exercises.iter().map(|exercise| class::find(&args.answer, exercise, alone));
    let found: Vec<_> = found.collect::<Result<_>>()?;
    let wanted = found.iter().map(Vec::len).sum();
    ensure!(
        wanted > 0,
        "no answers are there: a folder holds NAME.rs, NAME/src/lib.rs or NAME/exercises/PART/ID/src/lib.rs"
    );
    let progress = Bar::of("grading", wanted);
    let mut lines = Lines::new(args.json, wanted);
    let mut all = Vec::new();
    for (exercise, submissions) in exercises.iter().zip(found).filter(|(_, found)| !found.is_empty()) {
        let workshop = Workshop::open(root, exercise, &progress)?;
        all.extend(class::grade(&workshop, exercise, submissions, args.feedback.is_some(), &progress, |graded| {
            if graded.refused {
                // rustc knows each of them as `src/lib.rs`.
                eprint!("{BOLD}{}{BOLD:#}\n{}", graded.submission.file.display(), graded.diagnostics);
            }
            lines.add(exercise, Some(&graded.submission.file), Judged::Told(Box::new(graded.verdict.clone())));
        })?);
    }
    drop(progress);
    let judgement = lines.end();
    if !args.json && wanted > 1 {
        print!("{}", class::tally(&all));
    }
    args.csv.as_ref().map_or(Ok(()), |path| class::csv(path, &all))?;
    args.junit.as_ref().map_or(Ok(()), |path| class::junit(path, &all))?;
    args.feedback.as_ref().map_or(Ok(()), |folder| class::feedback(folder, &all))?;
    Ok(judgement)
}

enum Judged {
    /// The grader has told it all.
    Shown(Judgement),
    Told(Box<Verdict>),
}

fn judged(exercise: &Exercise, built: &Built, judge: Option<&Judge>, whole: bool) -> Result<Judged> {
    Ok(match judge {
        Some(judge) if whole => Judged::Shown(judge.show()?),
        Some(judge) => Judged::Told(Box::new(judge.verdict(false)?)),
        None => Judged::Told(Box::new(class::without(exercise, built))),
    })
}

/// What is printed: JSON, or a line a verdict, and a sum where there are several.
struct Lines {
    json: bool,
    several: bool,
    judgements: Vec<Judgement>,
}

impl Lines {
    fn new(json: bool, wanted: usize) -> Self {
        Self { json, several: wanted > 1, judgements: Vec::new() }
    }

    fn add(&mut self, exercise: &Exercise, file: Option<&Path>, judged: Judged) {
        self.judgements.push(match judged {
            Judged::Shown(judgement) => judgement,
            Judged::Told(mut verdict) => {
                verdict.file = file.map(|file| file.display().to_string());
                println!("{}", if self.json { verdict.to_json() } else { line(exercise, &verdict) });
                verdict.judgement
            }
        });
    }

    fn end(self) -> Judgement {
        let of = |judgement| self.judgements.iter().filter(|it| **it == judgement).count();
        let (passed, not_solved) = (of(Judgement::Passed), of(Judgement::NotSolved));
        if self.several && !self.json {
            let not_graded = of(Judgement::NotGraded);
            println!("\n{passed} passed, {not_solved} not solved, {not_graded} not graded.");
            if passed < self.judgements.len() {
                println!("{DIM}Grade one by itself to see it in full.{DIM:#}");
            }
        }
        self.judgements.into_iter().max().unwrap_or(Judgement::Passed)
    }
}

fn line(exercise: &Exercise, verdict: &Verdict) -> String {
    let (style, judgement) = match verdict.judgement {
        Judgement::Passed => (GOOD, "✓ passed"),
        Judgement::NotSolved => (BAD, "✗ not solved"),
        Judgement::NotGraded => (UNSURE, "? not graded"),
    };
    let name = transcript::shown::visible(verdict.file.as_deref().unwrap_or(exercise.id));
    // What was never run took no time.
    let millis = if verdict.millis == 0 { String::new() } else { format!("{} ms", verdict.millis) };
    let mut line = format!("{style}{judgement:<12}{style:#} {DIM}{millis:>9}{DIM:#}  {name}");
    if let Some(why) = why(exercise, verdict) {
        line.push('\n');
        line.push_str(&style::wrap(&why, 24));
    }
    line
}

/// The idea behind a wrong answer if it is known, else the reason, else the first step that differs.
fn why(exercise: &Exercise, verdict: &Verdict) -> Option<String> {
    let subjects: Vec<_> =
        verdict.misconception.iter().filter_map(|name| Some(exercise.misconception(name)?.subject)).collect();
    // What the idea speaks of does not stand in the file: only its symptom is told.
    if let Some(symptom) = verdict.facts.iter().find(|fact| fact.kind == "symptom") {
        return Some(symptom.text.clone());
    }
    if !subjects.is_empty() {
        let subjects = subjects.join(", or ");
        return Some(match verdict.matched {
            Match::Exact => format!("this is what {subjects} does"),
            Match::FirstStep | Match::None => format!("this looks like {subjects}"),
        });
    }
    let reason = verdict.reason.as_ref().map(|reason| cut(reason, REASON));
    reason.or_else(|| verdict.first_difference().map(|title| format!("first differs when {title}")))
}
