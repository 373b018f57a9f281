//! Everything that can be wrong in the book, checked on its sources, so that each problem has a file and a line.
//!
//! mdBook only logs a broken include and says nothing of a missing anchor; here both end the build.

mod anchors;
mod fences;
mod includes;
mod links;
mod metadata;

use std::path::Path;

use crate::{
    memo::Expander,
    problem::{Problem, Problems, Wrong},
    site::{self, Site},
    workbook::Workbook,
};

/// Checks the whole book in `book` against the workbook at `root`.
///
/// # Errors
///
/// Every problem found.
pub fn check(root: &Path, book: &Path) -> Result<(), Problems> {
    check_with(&Workbook::new(root), book)
}

/// The same, told of some pages only (`emit/broadcast.md`); of all if none is given.
///
/// # Errors
///
/// Every problem found in those pages.
pub fn check_pages(root: &Path, book: &Path, pages: &[String]) -> Result<(), Problems> {
    let Err(Problems(mut problems)) = check(root, book) else {
        return Ok(());
    };
    let about = |problem: &Problem, page: &str| match &problem.wrong {
        // Found in the catalogue, mended in the page.
        Wrong::NoPage { page: named, .. } => named.starts_with(page),
        _ => problem.file.ends_with(page),
    };
    problems.retain(|problem| pages.is_empty() || pages.iter().any(|page| about(problem, page)));
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}

pub(crate) fn check_with(workbook: &Workbook, book: &Path) -> Result<(), Problems> {
    let site = Site::read(book).map_err(|error| {
        let wrong = Wrong::Summary(format!("the book's pages cannot be read: {error}"));
        Problems(vec![Problem { file: book.display().to_string(), line: 1, wrong }])
    })?;
    let self_test = std::fs::read_to_string(book.join("src").join(site::SELF_TEST)).unwrap_or_default();

    // Links may lead to headings that a directive writes, so all pages are expanded first.
    let mut problems = Vec::new();
    let mut anchors = anchors::Anchors::default();
    let expander = Expander::new(workbook, book);
    for source in &site.pages {
        let (expanded, wrong) = expander.expand(&source.path, &source.text);
        anchors.add(&source.path, &expanded);
        problems.extend(wrong);
    }
    problems.extend(expander.expand(site::SELF_TEST, &self_test).1);

    let texts = site.pages.iter().map(|page| (page.path.as_str(), page.text.as_str()));
    for (path, text) in texts.chain([(site::SELF_TEST, self_test.as_str())]) {
        let mut report = |line, wrong| problems.push(Problem { file: site.shown(path), line, wrong });
        includes::check(&site, path, text, &mut report);
        fences::check(text, &mut report);
        links::check(&site, &anchors, path, text, &mut report);
    }
    links::check_summary(&site, &mut |line, wrong| {
        problems.push(Problem { file: site.shown("SUMMARY.md"), line, wrong });
    });
    metadata::check(&site, &anchors, &mut problems);
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    problems.dedup();
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}
