//! Two folders: readers see the last good build in one while the next is made in the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::Serialize;
use tempfile::TempDir;

use super::script;
use super::token::Token;
use crate::book;

/// What is served, and what became of the last build.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Build {
    /// Names the build that is served. Each page carries the name of its own, and so knows when it is old.
    pub(crate) id: String,
    /// Why the last build failed, if it did; then `id` is an earlier one.
    pub(crate) failure: Option<String>,
    /// Why cargo starts nothing, and what mends that: whoever reads may have no other way to learn it.
    pub(crate) refusal: Option<String>,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

#[derive(Debug)]
pub(crate) struct Pages {
    root: PathBuf,
    folders: [TempDir; 2],
    /// How many builds were good: the parity of the one served.
    good: usize,
    /// What the pages show with all that changes something.
    token: Token,
    /// Tells the builds of this run from those of an earlier one.
    run: u128,
}

impl Pages {
    /// Builds the book for the first time.
    pub(crate) fn new(root: PathBuf, token: Token) -> Result<(Self, Build)> {
        let folders = [folder()?, folder()?];
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        let mut pages = Self { root, folders, good: 0, token, run };
        let build = pages.build()?;
        Ok((pages, build))
    }

    /// Builds into the folder that is not served.
    pub(crate) fn build(&mut self) -> Result<Build> {
        let folder = self.folders[self.good % 2].path();
        book::build(&self.root, folder)?;
        let id = format!("{}-{}", self.run, self.good);
        add_script(folder, &script::tag(&id, &self.token))?;
        let folder = folder.to_owned();
        self.good += 1;
        Ok(Build { id, failure: None, refusal: None, folder })
    }
}

fn folder() -> Result<TempDir> {
    tempfile::Builder::new().prefix("workbook-").tempdir().context("no folder for the pages")
}

/// Lets each page listen for the next build.
fn add_script(folder: &Path, tag: &str) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add_script(&path, tag)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let page = fs::read_to_string(&path)?;
            if let Some(end) = page.rfind("</body>") {
                let (body, rest) = page.split_at(end);
                fs::write(&path, [body, tag, rest].concat())?;
            }
        }
    }
    Ok(())
}
