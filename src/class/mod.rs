//! Answers of many people: found, graded as many at a time as there are processors, counted, and written to files.
//!
//! # Layout
//!
//! - `find`: whose answers lie where.
//! - [`Graded`], [`grade`]: grading them.
//! - `tally`: which ideas are how frequent, and whose. `files`: for a spreadsheet, for a build server, for each student.

mod files;
mod find;
mod tally;

use std::fs;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, available_parallelism};

use anyhow::Result;
use catalogue::Exercise;
use transcript::{Judgement, Verdict};

use crate::bar::Bar;
use crate::cargo::Built;
use crate::elsewhere::Workshop;

pub(crate) use files::{csv, feedback, junit};
pub(crate) use find::{Submission, find};
pub(crate) use tally::tally;

/// What came of an answer.
#[derive(Debug)]
pub(crate) struct Graded {
    pub(crate) exercise: &'static Exercise,
    pub(crate) submission: Submission,
    pub(crate) verdict: Verdict,
    /// rustc refuses it.
    pub(crate) refused: bool,
    /// What rustc said.
    pub(crate) diagnostics: String,
    /// The verdict as the student would read it, where that is wanted.
    pub(crate) told: Option<String>,
    /// The answer's text.
    text: Vec<u8>,
}

impl Graded {
    /// How many steps went right, and how many there are.
    pub(crate) fn score(&self) -> (usize, usize) {
        let all = if self.verdict.scenarios.is_empty() {
            std::slice::from_ref(&self.verdict)
        } else {
            self.verdict.scenarios.as_slice()
        };
        let steps = || all.iter().flat_map(|verdict| &verdict.steps);
        (steps().filter(|step| step.expected == step.actual).count(), steps().count())
    }
}

/// Grades them, as many at a time as there are processors; `each` is called in their order. Who could not be graded beside
/// others is graded alone.
pub(crate) fn grade(
    workshop: &Workshop,
    exercise: &'static Exercise,
    submissions: Vec<Submission>,
    told: bool,
    progress: &Bar,
    mut each: impl FnMut(&Graded) + Send,
) -> Result<Vec<Graded>> {
    let next = AtomicUsize::new(0);
    let together = available_parallelism().map_or(1, std::num::NonZero::get).min(submissions.len());
    // What is done, how many of it have been told, and to whom.
    let state = Mutex::new((submissions.iter().map(|_| None).collect::<Vec<Option<Graded>>>(), 0, &mut each));
    let work = &|number: usize| -> Result<()> {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(submission) = submissions.get(at) else { return Ok(()) };
            let graded = one(workshop, exercise, submission, number, told)?;
            progress.step();
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            let (done, said, each) = &mut *state;
            done[at] = Some(graded);
            while let Some(Some(graded)) = done.get(*said)
                && (together == 1 || graded.verdict.judgement != Judgement::NotGraded)
            {
                progress.suspend(|| each(graded));
                *said += 1;
            }
        }
    };
    thread::scope(|scope| {
        let working: Vec<_> = (1..=together).map(|number| scope.spawn(move || work(number))).collect();
        working.into_iter().try_for_each(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })?;
    let (done, said, each) = state.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut all = Vec::new();
    for (at, mut graded) in done.into_iter().flatten().enumerate() {
        if at >= said {
            if graded.verdict.judgement == Judgement::NotGraded {
                graded = one(workshop, exercise, &graded.submission, 1, told)?;
            }
            progress.suspend(|| each(&graded));
        }
        all.push(graded);
    }
    Ok(all)
}

fn one(
    workshop: &Workshop,
    exercise: &'static Exercise,
    submission: &Submission,
    number: usize,
    told: bool,
) -> Result<Graded> {
    let made = workshop.make(&submission.file, number)?;
    let mut verdict = match &made.judge {
        Some(judge) => judge.verdict(told)?,
        None => without(exercise, &made.built),
    };
    let told = verdict.told.take();
    Ok(Graded {
        exercise,
        submission: submission.clone(),
        verdict: Verdict { file: Some(submission.file.display().to_string()), ..verdict },
        refused: matches!(made.built, Built::Rejected(_)),
        diagnostics: made.diagnostics,
        told,
        text: read(&submission.file),
    })
}

/// The verdict on what never ran.
pub(crate) fn without(exercise: &Exercise, built: &Built) -> Verdict {
    let (judgement, reason) = match built {
        Built::Rejected(line) => (Judgement::NotSolved, format!("does not compile: {line}")),
        Built::Broken(why) => (Judgement::NotGraded, broken(why)),
        Built::Ready(_) => (Judgement::NotGraded, broken("it is missing")),
    };
    Verdict::without_grading(exercise.id, judgement, reason)
}

fn broken(why: &str) -> String {
    format!("the grader cannot be built: {why} — `cargo workbook doctor` may know why")
}

fn read(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_default()
}
