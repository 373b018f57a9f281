//! `grade`: the learner's answers, the solutions, or files from elsewhere, all against the same graders.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use catalogue::Exercise;
use transcript::{Judgement, Match, Verdict};

use crate::bar::Bar;
use crate::cargo::{self, Built, Test};
use crate::elsewhere::Workshop;
use crate::grader::Judge;
use crate::out::{eprint, println};
use crate::style::{BAD, BOLD, DIM, GOOD, UNSURE};
use crate::{ids, root, style};

/// Grade answers: who heard what, and who should have
///
/// Without an ID it grades the exercise in whose folder you are. Several get a line each, one gets it all.
///
/// With --json each verdict is one object a line on stdout: `id`; `file` (with --answer); `verdict` ("passed",
/// "not_solved", "not_graded"); `misconception` (the names of the wrong ideas that it looks like); `match` ("exact",
/// "first_step", "none"); `reason` (a string, or null); `facts` (what is true of a wrong
/// answer, in order, each with `kind`, `text` and, where there is one, the `line` of the answer); `untouched` (true, where
/// the answer is the stub as it came); `steps` (`title`, `expected`, `actual`); `millis` (grading,
/// compilation excluded). `expected` and `actual` have `sent`, with a `client` and `what` it did, and `heard`, with a
/// `client` and the `lines` that it heard; `act` and `sounds` say the same for programs. An exercise of several scenarios adds `scenarios`, with the same fields and `scenario`, the
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

    /// Files from elsewhere instead of your answer, each as if it were the exercise's src/lib.rs
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["all", "solutions"])]
    answer: Vec<PathBuf>,

    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    let exercises = chosen(args, &root)?;
    let judgement = match exercises.as_slice() {
        [exercise] if !args.answer.is_empty() => answers(&root, exercise, args)?,
        _ if !args.answer.is_empty() => bail!("--answer takes one exercise: `cargo workbook grade ID --answer FILE…`"),
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

/// Answers from elsewhere, one after the other.
fn answers(root: &Path, exercise: &'static Exercise, args: &Args) -> Result<Judgement> {
    let missing: Vec<_> = args.answer.iter().filter(|file| !file.is_file()).collect();
    if let Some(file) = missing.first() {
        bail!("{} is not a file", file.display());
    }
    let several = args.answer.len() > 1;
    let mut lines = Lines::new(args.json, args.answer.len());
    let progress = Bar::of("grading", args.answer.len());
    let workshop = Workshop::open(root, exercise, &progress)?;
    for file in &args.answer {
        let made = workshop.make(file, 1)?;
        if !several {
            progress.suspend(|| eprint!("{}", made.diagnostics));
        } else if let Built::Rejected(_) = made.built {
            // rustc knows each of them as `src/lib.rs`.
            progress.suspend(|| eprint!("{BOLD}{}{BOLD:#}\n{}", file.display(), made.diagnostics));
        }
        let whole = !several && !args.json;
        let judged = progress.suspend(|| judged(exercise, &made.built, made.judge.as_ref(), whole))?;
        progress.suspend(|| lines.add(exercise, Some(file), judged));
        progress.step();
    }
    drop(progress);
    Ok(lines.end())
}

enum Judged {
    /// The grader has told it all.
    Shown(Judgement),
    Told(Box<Verdict>),
}

fn judged(exercise: &Exercise, built: &Built, judge: Option<&Judge>, whole: bool) -> Result<Judged> {
    let without = |judgement, reason| Judged::Told(Box::new(Verdict::without_grading(exercise.id, judgement, reason)));
    let broken = |why: &str| {
        let reason = format!("the grader cannot be built: {why} — `cargo workbook doctor` may know why");
        without(Judgement::NotGraded, reason)
    };
    Ok(match (built, judge) {
        (Built::Ready(_), Some(judge)) if whole => Judged::Shown(judge.show()?),
        (Built::Ready(_), Some(judge)) => Judged::Told(Box::new(judge.verdict()?)),
        (Built::Ready(_), None) => broken("it is missing"),
        (Built::Rejected(line), _) => without(Judgement::NotSolved, format!("does not compile: {line}")),
        (Built::Broken(why), _) => broken(why),
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
    verdict.reason.clone().or_else(|| verdict.first_difference().map(|title| format!("first differs when {title}")))
}
