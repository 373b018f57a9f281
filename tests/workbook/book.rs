//! The book: nothing in it is broken, whatever is broken fails its build, and both ways to build it agree.

mod catch;
mod minutes;
mod planted;
mod rendered;
mod shape;

use std::{
    fs,
    path::{Path, PathBuf},
};

use mdbook_driver::{MDBook, config::Config};

#[test]
fn nothing_is_wrong_in_the_book() {
    preprocessor::check(&root(), &root().join("book")).unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn every_page_is_written() {
    let unwritten: Vec<String> = pages(&root().join("book/src"))
        .into_iter()
        .filter(|page| fs::read_to_string(page).expect("a page").contains("This page is being written."))
        .map(|page| page.display().to_string())
        .collect();
    assert!(unwritten.is_empty(), "placeholders:\n{}", unwritten.join("\n"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Who runs our directives.
#[derive(Clone, Copy)]
enum Runs {
    /// This process, as in `cargo run`.
    InProcess,
    /// The command in `book.toml`, as in `mdbook build book`.
    Command,
}

/// Builds the book in `book` into `out`, by mdBook.
fn build(book: &Path, out: &Path, runs: Runs) -> Result<(), String> {
    let told = |error: anyhow::Error| format!("{error:#}");
    let mut config = Config::from_disk(book.join("book.toml")).map_err(told)?;
    config.build.build_dir = out.to_owned();
    let mut built = MDBook::load_with_config(book, config).map_err(told)?;
    if let Runs::InProcess = runs {
        built.with_preprocessor(preprocessor::preprocessor(&root()));
    }
    built.build().map_err(told)
}

/// Every file below a folder that ends in `.md`.
fn pages(folder: &Path) -> Vec<PathBuf> {
    files(folder).into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "md")).collect()
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
