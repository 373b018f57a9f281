//! Which answer is to run, and how it becomes a program.

use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Result, bail};
use catalogue::Exercise;
use tokio::task;

use crate::bar::Bar;
use crate::cargo::{self, Built, Test};
use crate::elsewhere::{Made, Workshop};
use crate::{given, saves};

/// An answer: a package of the workbook, or a file from anywhere.
#[derive(Debug)]
pub(crate) struct Answer {
    root: PathBuf,
    exercise: &'static Exercise,
    source: Arc<Source>,
    /// How often it was built: a program that runs is not overwritten.
    builds: AtomicUsize,
}

#[derive(Debug)]
enum Source {
    Package(Test),
    File(PathBuf),
}

/// A program that hosts the answer.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(super) program: PathBuf,
    /// What it is linked with lies beside this one.
    pub(super) beside: PathBuf,
    /// Where it runs.
    pub(super) folder: PathBuf,
    /// Its folder, if that is gone with it.
    _made: Option<Made>,
}

impl Answer {
    pub(crate) fn package(root: PathBuf, exercise: &'static Exercise, solution: bool) -> Self {
        let (kind, suffix) = if solution { ("solutions", given::SOLUTION) } else { ("exercises", "") };
        let folder = root.join(kind).join(exercise.folder());
        let test = Test { package: format!("{}{suffix}", exercise.id), folder };
        Self::of(root, exercise, Source::Package(test))
    }

    pub(crate) fn file(root: PathBuf, exercise: &'static Exercise, file: PathBuf) -> Self {
        Self::of(root, exercise, Source::File(file))
    }

    fn of(root: PathBuf, exercise: &'static Exercise, source: Source) -> Self {
        Self { root, exercise, source: Arc::new(source), builds: AtomicUsize::new(0) }
    }

    /// What it is made of: all that lies in its package's folder, or what lies beside its file.
    pub(crate) fn made_of(&self) -> saves::Source {
        match &*self.source {
            Source::Package(test) => saves::Source { folder: test.folder.join("src"), whole: true },
            Source::File(file) => {
                let beside = file.parent().filter(|folder| *folder != Path::new(""));
                saves::Source { folder: beside.unwrap_or(Path::new(".")).to_owned(), whole: false }
            }
        }
    }

    /// Builds it. The inner error is what rustc says of code that does not compile.
    pub(crate) async fn build(&self) -> Result<Result<Ready, String>> {
        let (root, exercise, source) = (self.root.clone(), self.exercise, Arc::clone(&self.source));
        // Nobody else's, and not that of the build before, which runs.
        let number = process::id() as usize * 2 + self.builds.fetch_add(1, Ordering::Relaxed) % 2;
        task::spawn_blocking(move || {
            let progress = Bar::spinner(&format!("building {}", exercise.id));
            match &*source {
                Source::Package(test) => {
                    let build = cargo::build(&root, "grade", std::slice::from_ref(test), &[], &progress)?;
                    let built = build.tests.into_iter().next();
                    ready(built, build.diagnostics, |program| Ready {
                        beside: program.clone(),
                        program,
                        folder: test.folder.clone(),
                        _made: None,
                    })
                }
                Source::File(file) => {
                    let workshop = Workshop::open(&root, exercise, &progress)?;
                    let mut made = workshop.make_ours(file, number)?;
                    let built = std::mem::replace(&mut made.built, Built::Broken(String::new()));
                    let said = std::mem::take(&mut made.diagnostics);
                    ready(Some(built), said, |program| Ready {
                        beside: workshop.grader().to_owned(),
                        folder: program.parent().unwrap_or(&root).to_owned(),
                        program,
                        _made: Some(made),
                    })
                }
            }
        })
        .await?
    }
}

fn ready(built: Option<Built>, said: String, with: impl FnOnce(PathBuf) -> Ready) -> Result<Result<Ready, String>> {
    match built {
        Some(Built::Ready(program)) => Ok(Ok(with(program))),
        Some(Built::Rejected(line)) if said.is_empty() => Ok(Err(format!("{line}\n"))),
        Some(Built::Rejected(_)) => Ok(Err(said)),
        Some(Built::Broken(why)) => bail!("it cannot be built: {why} — `cargo workbook doctor` may know why"),
        None => bail!("cargo has built nothing"),
    }
}
