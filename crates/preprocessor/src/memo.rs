//! What pages were expanded to. A save of one page leaves all the others as they were, and each is needed twice at each
//! build: for the proofs, and for mdBook.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use crate::{expand::expand, page::Page, problem::Problem, site, workbook::Workbook};

/// Expands pages, and remembers them for as long as nothing changes that directives read.
#[derive(Debug)]
pub(crate) struct Expander<'w> {
    workbook: &'w Workbook,
    book: &'w Path,
}

#[derive(Debug, Default)]
struct Kept {
    stamps: Vec<Stamp>,
    /// By book and page: what was expanded last, as it stands on the disk and as mdBook has it, with its includes.
    pages: HashMap<(PathBuf, String), Vec<Expansion>>,
}

/// What tells one state of a file from another.
type Stamp = (PathBuf, u64, Option<SystemTime>);

#[derive(Debug, Clone)]
struct Expansion {
    text: String,
    expanded: String,
    problems: Vec<Problem>,
}

static KEPT: Mutex<Option<Kept>> = Mutex::new(None);

/// A page as it stands on the disk, and as mdBook has it.
const TEXTS: usize = 2;

impl<'w> Expander<'w> {
    pub(crate) fn new(workbook: &'w Workbook, book: &'w Path) -> Self {
        let mut stamps = Vec::new();
        for folder in ["answers", "solutions"] {
            stamp(&workbook.path(folder), &mut stamps);
        }
        stamp(&book.join("src").join(site::SELF_TEST), &mut stamps);
        with(|kept| {
            if kept.stamps != stamps {
                *kept = Kept { stamps, pages: HashMap::new() };
            }
        });
        Self { workbook, book }
    }

    /// The page with its directives replaced, and what is wrong in it.
    pub(crate) fn expand(&self, path: &str, text: &str) -> (String, Vec<Problem>) {
        let key = (self.book.to_owned(), path.to_owned());
        let known = with(|kept| {
            let mut texts = kept.pages.get(&key).into_iter().flatten();
            texts.find(|known| known.text == text).map(|known| (known.expanded.clone(), known.problems.clone()))
        });
        if let Some(known) = known {
            return known;
        }
        let page = Page::new(self.workbook, self.book, path);
        let expanded = expand(&page, text);
        let problems = page.into_problems();
        let fresh = Expansion { text: text.to_owned(), expanded: expanded.clone(), problems: problems.clone() };
        with(|kept| {
            let texts = kept.pages.entry(key).or_default();
            if texts.len() >= TEXTS {
                texts.remove(0);
            }
            texts.push(fresh);
        });
        (expanded, problems)
    }
}

fn with<T>(look: impl FnOnce(&mut Kept) -> T) -> T {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    look(kept.get_or_insert_default())
}

/// All files below a folder, sorted: or this one.
fn stamp(path: &Path, stamps: &mut Vec<Stamp>) {
    let Ok(data) = fs::metadata(path) else { return };
    if data.is_dir() {
        let mut below: Vec<PathBuf> =
            fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        below.sort_unstable();
        below.iter().for_each(|path| stamp(path, stamps));
    } else {
        stamps.push((path.to_owned(), data.len(), data.modified().ok()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_expanded_anew_when_what_it_reads_has_changed() {
        let root = std::env::temp_dir().join(format!("who-hears-memo-{}", std::process::id()));
        let path = root.join("solutions/emit/hello/src/lib.rs");
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        let workbook = Workbook::new(&root);
        let book = root.join("book");
        let expanded = |source: &str| {
            fs::write(&path, source).expect("a file");
            Expander::new(&workbook, &book).expand("a.md", "{{#code hello}}").0
        };
        assert!(expanded("fn a() {}\n").contains("fn a()"));
        assert!(expanded("fn other() {}\n").contains("fn other()"));
        drop(fs::remove_dir_all(&root));
    }
}
