//! Building the book.

mod log;
mod some;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

pub(crate) use some::build_some;

/// Where pages look for the index of the search.
pub(crate) const INDEX: &str = "searchindex.js";
/// The whole book on one page.
pub(crate) const PRINT: &str = "print.html";

/// The book as it is on the disk now, with our own directives.
pub(crate) fn book(root: &Path) -> Result<MDBook> {
    let folder = root.join("book");
    let mut config = Config::from_disk(folder.join("book.toml"))?;
    // Or reading the book would write the pages that SUMMARY.md names and nobody has written.
    config.build.create_missing = false;
    let mut book = MDBook::load_with_config(folder, config)?;
    // In the place of the command of the same name in book.toml: no second process, and it knows the root.
    book.with_preprocessor(preprocessor::preprocessor(root));
    Ok(book)
}

/// Renders the book into the folder `into`, without an index of the search: that is half of the time, and made when it is
/// asked for.
///
/// # Errors
///
/// All that is wrong in the book, and what mdBook itself would only log.
pub(crate) fn build(root: &Path, into: &Path) -> Result<()> {
    warn(&render(root, into, without_index)?);
    Ok(())
}

fn without_index(book: &mut MDBook) -> Result<()> {
    let none = BTreeMap::from([("", BTreeMap::from([("enable", false)]))]);
    book.config.set("output.html.search.chapter", none)
}

fn warn(warnings: &[String]) {
    for warning in warnings {
        crate::out::eprintln!("book: {warning}");
    }
}

/// The whole book on one page, to print.
///
/// # Errors
///
/// As [`build`].
pub(crate) fn print(root: &Path) -> Result<String> {
    let folder = tempfile::Builder::new().prefix("workbook-").tempdir()?;
    let into = folder.path().join("book");
    render(root, &into, without_index)?;
    fs::read_to_string(into.join(PRINT)).context("the book has no page to print")
}

/// The index of the search, as a script. What the search must not find is not in it.
///
/// # Errors
///
/// As [`build`].
pub(crate) fn index(root: &Path) -> Result<String> {
    let folder = tempfile::Builder::new().prefix("workbook-").tempdir()?;
    // Nobody reads these pages: they are hardly made.
    let theme = folder.path().join("theme");
    fs::create_dir(&theme)?;
    fs::write(theme.join("index.hbs"), "")?;
    let into = folder.path().join("book");
    render(root, &into, |book| {
        book.with_preprocessor(preprocessor::findable(root));
        book.config.set("output.html.theme", &theme)?;
        book.config.set("output.html.print.enable", false)
    })?;
    fs::read_to_string(into.join(INDEX)).context("the book has no index of the search")
}

/// Returns what mdBook warns of.
fn render(root: &Path, into: &Path, set: impl FnOnce(&mut MDBook) -> Result<()>) -> Result<Vec<String>> {
    let (built, log) = log::listen(|| {
        let mut book = book(root)?;
        book.config.build.build_dir = into.to_owned();
        // Or the name of the index would be known only with it; and nothing is kept by a browser anyway.
        book.config.set("output.html.hash-files", false)?;
        set(&mut book)?;
        book.build()
    });
    // Ours know file and line, so they come first.
    built.context("the book cannot be built")?;
    if !log.errors.is_empty() {
        bail!(log.errors.join("\n"));
    }
    Ok(log.warnings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_the_search_holds_the_text_and_neither_answers_nor_hints_nor_teachers_notes() {
        let index = index(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("an index");
        for there in ["Object.assign(window.search", "emit/broadcast.html", "When it passes."] {
            assert!(index.contains(there), "{there} is not there");
        }
        for kept in ["\u{2063}", "Hint 3: nearly", "The reference solution: try first", "Wrong answers that the grader"]
        {
            let at = index
                .find(kept)
                .map(|at| index[..at].char_indices().rev().nth(300).map_or(0, |(at, _)| at)..at + kept.len());
            assert!(!index.contains(kept), "{kept} is there, behind {}", at.map_or("", |at| &index[at]));
        }
        // A text without what JSON or the script writes in another way.
        let plain =
            |text: &'static str| text.split(['"', '\'', '`', '\\', '\n', '*', '(', '[']).max_by_key(|part| part.len());
        for exercise in catalogue::all() {
            // The last one is code, which may stand in the text as well.
            for hint in &exercise.hints[..2] {
                let part = plain(hint).expect("a part").trim();
                assert!(part.len() < 30 || !index.contains(part), "{}: {part}", exercise.id);
            }
        }
    }
}
