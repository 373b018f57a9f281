//! `check`: every answer, right and wrong, against its grader. The tables are the checks' own.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use catalogue::Part;
use transcript::Judgement;

use crate::bar::Bar;
use crate::cargo::{self, Built, Test};
use crate::out::{eprint, eprintln};
use crate::style::{BAD, GOOD, count};
use crate::{grader, ids, root};

/// Check the graders: stub, reference, alternatives, and every wrong answer
///
/// For each exercise: the stub is not solved, the reference and every alternative pass, every misconception fails and
/// is named, the decoy fails and is not named, no mistake is named falsely, and what is said of each is what is kept.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercises: `broadcast`, or their numbers; all without any
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// Run each answer N times: the transcript must be the same each time
    #[arg(long, value_name = "N")]
    repeat: Option<u32>,

    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut options = Vec::new();
    if let Some(times) = args.repeat {
        options.extend(["--repeat".to_owned(), times.to_string()]);
    }
    if args.json {
        options.push("--json".to_owned());
    }
    each_part(&args.ids, "checked", |check| check.args(&options))
}

/// Builds and runs the checks of the parts that the exercises belong to, one after the other, and sums them up.
pub(crate) fn each_part(
    ids: &[String],
    done: &str,
    prepare: impl Fn(&mut Command) -> &mut Command,
) -> Result<ExitCode> {
    let root = root::find()?;
    let wanted: Vec<_> = ids::each(ids)?.into_iter().map(|exercise| exercise.id).collect();
    let start = Instant::now();
    let mut worst = Judgement::Passed;
    let (mut exercises, mut parts) = (0, Vec::new());
    for part in catalogue::parts() {
        let of_part: Vec<_> = of(part, &wanted);
        if of_part.is_empty() {
            continue;
        }
        let test =
            Test { package: format!("answers-{}", part.name), folder: root.join("crates/answers").join(part.name) };
        let build = {
            let progress = Bar::spinner(&format!("building the answers of part {}, {}", part.number(), part.name));
            cargo::build(&root, "check", std::slice::from_ref(&test), &[], &progress)?
        };
        eprint!("{}", build.diagnostics);
        let executable = match &build.tests[0] {
            Built::Ready(executable) => executable,
            Built::Rejected(why) | Built::Broken(why) => bail!("{} cannot be built: {why}", test.package),
        };
        let mut check = grader::command(executable, &test.folder);
        // The whole part needs no names.
        let status = prepare(check.args(if wanted.is_empty() { &[] } else { of_part.as_slice() }))
            .status()
            .context("cannot start the checks")?;
        let judgement = Judgement::from_code(status.code()).unwrap_or(Judgement::NotGraded);
        worst = worst.max(judgement);
        exercises += of_part.len();
        if judgement != Judgement::Passed {
            parts.push(format!("{} ({status})", part.name));
        }
    }
    let sum = format!("{} {done} in {:.1} s", count(exercises, "exercise"), start.elapsed().as_secs_f32());
    if parts.is_empty() {
        eprintln!("{GOOD}✓{GOOD:#} {sum}");
    } else {
        eprintln!("{BAD}✗{BAD:#} {sum}: not as it should be in {}", parts.join(", "));
    }
    Ok(worst.into())
}

/// The ids of a part's exercises that are wanted; without any wish, all of them.
fn of(part: &Part, wanted: &[&'static str]) -> Vec<&'static str> {
    part.exercises.iter().map(|e| e.id).filter(|id| wanted.is_empty() || wanted.contains(id)).collect()
}
