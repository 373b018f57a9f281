//! Running the grader on an answer of ours for the transcript that it gives.

use std::path::Path;
use std::process;

use anyhow::{Context, Result, bail};
use catalogue::Exercise;
use transcript::{Judgement, Verdict};

use super::Scene;
use crate::bar::Bar;
use crate::cargo::{self, Built, Test};
use crate::elsewhere::Workshop;
use crate::grader::Judge;

/// Builds the reference solution and has the grader play every scene of the exercise on a real server.
pub(super) fn reference(root: &Path, exercise: &Exercise, folder: &Path) -> Result<Vec<Scene>> {
    let test = Test { package: format!("{}-solution", exercise.id), folder: folder.to_owned() };
    let progress = Bar::spinner("building the reference solution");
    let build = cargo::build(root, "grade", std::slice::from_ref(&test), cargo::WITH_GRADER, &progress)?;
    progress.suspend(|| crate::out::eprint!("{}", build.diagnostics));
    let judge = match (&build.tests[0], &build.grader) {
        (Built::Ready(stage), Some(grader)) => Judge::new(grader, exercise.id, stage, folder),
        (Built::Ready(_), None) => bail!("the grader cannot be built — `cargo workbook doctor` may know why"),
        (Built::Rejected(why) | Built::Broken(why), _) => {
            bail!("the reference solution cannot be built: {why} — `cargo workbook doctor` may know why")
        }
    };
    progress.say("playing the scene");
    scenes(exercise, &judge, Who::Reference)
}

/// As [`reference()`], of a wrong idea in a file.
pub(super) fn idea(root: &Path, exercise: &'static Exercise, file: &Path) -> Result<Vec<Scene>> {
    let progress = Bar::spinner("building the wrong idea");
    let workshop = Workshop::open(root, exercise, &progress)?;
    // Nobody else's.
    let made = workshop.make_ours(file, process::id() as usize)?;
    let Some(judge) = &made.judge else {
        bail!("the wrong idea cannot be built — `cargo workbook doctor` may know why\n{}", made.diagnostics.trim_end());
    };
    progress.say("playing the scene");
    scenes(exercise, judge, Who::Idea)
}

/// Whose server is played on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Reference,
    Idea,
}

fn scenes(exercise: &Exercise, judge: &Judge, who: Who) -> Result<Vec<Scene>> {
    // The answer is our own, and the grader has a cap for every wait.
    let output = judge
        .command()
        .env("WORKBOOK_FORMAT", "json")
        .env("WORKBOOK_SHOW", "1")
        .output()
        .context("cannot start the grader")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let verdicts: Vec<Verdict> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if verdicts.is_empty() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("the grader of {} ended without a verdict ({})\n{}", exercise.id, output.status, errors.trim_end());
    }
    verdicts.into_iter().map(|verdict| scene(exercise, verdict, who)).collect()
}

fn scene(exercise: &Exercise, verdict: Verdict, who: Who) -> Result<Scene> {
    let id = exercise.id;
    let reason = || verdict.reason.as_deref().unwrap_or("the grader does not say why");
    match verdict.judgement {
        Judgement::Passed => {}
        Judgement::NotSolved if who == Who::Idea => {}
        Judgement::NotSolved => {
            bail!("the reference solution does not pass: {} — `cargo workbook check {id}` shows more", reason())
        }
        Judgement::NotGraded => bail!("the scene could not be played: {}", reason()),
    }
    let steps: Vec<_> = verdict.steps.into_iter().filter_map(|step| step.actual).collect();
    if steps.is_empty() {
        bail!("{id} has no scene that clients could hear");
    }
    Ok(Scene { name: verdict.scenario, steps, shown: Vec::new() })
}
