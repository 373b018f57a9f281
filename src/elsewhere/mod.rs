//! Answers from elsewhere: each becomes a program that the grader starts as the stage, and is held.
//!
//! Cargo is started once for all of them. It builds what an answer is compiled against, which is what the exercise's
//! solution is; then rustc compiles one answer after the other, alone. They are strangers' programs: they and their
//! compiler write nothing but a folder of their own (see `sandbox`), and it is gone afterwards.
//!
//! # Layout
//!
//! - [`Workshop`]: what belongs to all answers to an exercise.
//! - `whole`: a wrong idea that has most of its code in another file.
//! - `libraries`: what they are compiled against. `place`: where one lies. `rustc`: compiling it.

mod libraries;
mod place;
mod rustc;
mod whole;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalogue::Exercise;

use crate::bar::Bar;
use crate::cargo::Built;
use crate::cmd::reset::stub_files;
use crate::grader::Judge;
use libraries::Libraries;
use place::Place;

/// Where answers to one exercise are made into programs.
#[derive(Debug)]
pub(crate) struct Workshop {
    id: &'static str,
    libraries: Libraries,
    folder: PathBuf,
    /// The workbook's own answers: theirs is what they include.
    answers: PathBuf,
    /// What comes with the stub beside `lib.rs`: an answer may bring its own.
    given: Vec<PathBuf>,
    /// Whether this system can hold a stranger's program.
    holds: bool,
    /// Held as long as this folder is ours.
    _lock: File,
}

/// An answer that was compiled, or was not.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) built: Built,
    /// What rustc said, as a terminal shows it.
    pub(crate) diagnostics: String,
    /// The judge of it, if it is a program now. It lives as long as this does.
    pub(crate) judge: Option<Judge>,
    _place: Place,
}

impl Workshop {
    /// Builds what answers are compiled against; waits for whoever else is grading answers to this exercise.
    pub(crate) fn open(root: &Path, exercise: &'static Exercise, progress: &Bar) -> Result<Self> {
        let libraries = Libraries::build(root, exercise, progress)?;
        let folder = libraries.target.join("answers").join(exercise.id);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let lock = progress.suspend(|| lock(&folder))?;
        let given = stub_files(root, exercise).into_iter().skip(1).map(|(stub, _)| stub).collect();
        let answers = root.join("answers").canonicalize().unwrap_or_default();
        let lacking = sandbox::lacking();
        if let Some(why) = &lacking {
            progress.suspend(|| crate::out::eprintln!("Answers from elsewhere are not held: {why}."));
        }
        let id = exercise.id;
        Ok(Self { id, libraries, folder, answers, given, holds: lacking.is_none(), _lock: lock })
    }

    /// The judge: what an answer is linked with lies beside it.
    pub(crate) fn grader(&self) -> &Path {
        &self.libraries.grader
    }

    /// As [`Self::make`], of a file that may take another one from beside its folder: a wrong idea of the workbook's, or what
    /// its reader runs herself.
    pub(crate) fn make_ours(&self, answer: &Path, number: usize) -> Result<Made> {
        let whole = whole::whole(answer)?;
        self.make(whole.as_ref().map_or(answer, |whole| &whole.1), number)
    }

    /// Makes a program of an answer. Several may be made side by side, each with a number of its own.
    pub(crate) fn make(&self, answer: &Path, number: usize) -> Result<Made> {
        let place = Place::new(self, number)?;
        place.put(self, answer)?;
        let (built, diagnostics) = rustc::compile(self, &place)?;
        let judge = match &built {
            Built::Ready(stage) => {
                let judge = Judge::new(&self.libraries.grader, self.id, stage, &place.folder);
                let judge = judge.with_text(&place.text());
                Some(if self.holds { judge.holding(&place.work()) } else { judge })
            }
            Built::Rejected(_) | Built::Broken(_) => None,
        };
        Ok(Made { built, diagnostics, judge, _place: place })
    }
}

fn lock(folder: &Path) -> Result<File> {
    let lock = File::create(folder.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("waiting for another `grade --answer` of this exercise to finish");
            lock.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error).context("cannot lock the folder for answers"),
    }
    Ok(lock)
}
