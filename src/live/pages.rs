//! Two folders: readers see the last good build in one while the next is made in the other. A few pages are built beside, and
//! each takes its place at once.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::Serialize;
use tempfile::TempDir;

use crate::book;

/// What is served, and what became of the last build.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Build {
    /// Names the build that is served. Each page is told it when it is asked for, and so knows when it is old.
    pub(crate) id: String,
    /// Why the last build failed, if it did; then `id` is an earlier one.
    pub(crate) failure: Option<String>,
    /// Why cargo starts nothing, and what mends that: whoever reads may have no other way to learn it.
    pub(crate) refusal: Option<String>,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

/// What has changed since the last good build.
#[derive(Debug, Clone, Default)]
pub(crate) struct Due {
    /// Pages, below the book's sources.
    pub(crate) pages: BTreeSet<PathBuf>,
    /// Something else that pages are made of.
    pub(crate) all: bool,
}

#[derive(Debug)]
pub(crate) struct Pages {
    root: PathBuf,
    folders: [TempDir; 2],
    /// How many builds were good.
    good: usize,
    /// Which of the folders is served.
    served: usize,
    /// Tells the builds of this run from those of an earlier one.
    run: u128,
}

impl Due {
    pub(crate) fn is_something(&self) -> bool {
        self.all || !self.pages.is_empty()
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.pages.extend(more.pages);
        self.all |= more.all;
    }
}

impl Pages {
    /// Builds the book for the first time.
    pub(crate) fn new(root: PathBuf) -> Result<(Self, Build)> {
        let folders = [folder()?, folder()?];
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        let mut pages = Self { root, folders, good: 0, served: 1, run };
        let build = pages.build(&Due { all: true, ..Due::default() })?;
        Ok((pages, build))
    }

    /// Builds what has changed.
    pub(crate) fn build(&mut self, due: &Due) -> Result<Build> {
        if due.all || !self.build_some(&due.pages)? {
            let other = 1 - self.served;
            book::build(&self.root, self.folders[other].path())?;
            self.served = other;
        }
        let id = format!("{}-{}", self.run, self.good);
        self.good += 1;
        Ok(Build { id, failure: None, refusal: None, folder: self.folders[self.served].path().to_owned() })
    }

    /// Builds these pages into the folder that is served, if all of them are chapters. A reader sees each as it was or as it
    /// is, and never half of it.
    fn build_some(&self, pages: &BTreeSet<PathBuf>) -> Result<bool> {
        let made = folder()?;
        let Some(files) = book::build_some(&self.root, pages, made.path())? else {
            return Ok(false);
        };
        let served = self.folders[self.served].path();
        for file in files {
            let (ready, there) = (served.join(&file).with_extension("ready"), served.join(&file));
            fs::copy(made.path().join(&file), &ready)
                .with_context(|| format!("{} cannot be served", file.display()))?;
            fs::rename(&ready, &there)?;
        }
        // It holds these pages as they were, and is made anew when somebody asks for it.
        match fs::remove_file(served.join(book::PRINT)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(true),
        }
    }
}

fn folder() -> Result<TempDir> {
    tempfile::Builder::new().prefix("workbook-").tempdir().context("no folder for the pages")
}
