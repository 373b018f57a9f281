//! A few pages of the book, when nothing else has changed: rendering all of them takes most of the time that a writer waits.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;

use super::{render, warn, without_index};

/// Where the first chapter stands a second time.
const FRONT: &str = "index.html";

/// Renders these pages, below the book's sources, into the empty folder `into`. What is wrong anywhere in the book is found
/// all the same.
///
/// Returns the files that count: beside them lie their neighbours' and the theme's. `None` if one is not a chapter: then
/// only the whole book will do.
///
/// # Errors
///
/// As [`build`](super::build).
pub(crate) fn build_some(root: &Path, pages: &BTreeSet<PathBuf>, into: &Path) -> Result<Option<Vec<PathBuf>>> {
    let mut files = Some(Vec::new());
    let built = render(root, into, |book| {
        files = files_of(book, pages);
        files.as_ref().context("a page that is not a chapter")?;
        book.with_preprocessor(preprocessor::some(root, pages.clone()));
        without_index(book)
    });
    if files.is_some() {
        warn(&built?);
    }
    Ok(files)
}

fn files_of(book: &MDBook, pages: &BTreeSet<PathBuf>) -> Option<Vec<PathBuf>> {
    let mut files = Vec::new();
    for page in pages {
        let chapters = book.book.chapters().enumerate();
        let (at, chapter) = chapters.into_iter().find(|(_, chapter)| chapter.source_path.as_ref() == Some(page))?;
        files.push(chapter.path.as_ref()?.with_extension("html"));
        if at == 0 {
            files.push(FRONT.into());
        }
    }
    Some(files)
}
