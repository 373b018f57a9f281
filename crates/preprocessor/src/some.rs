//! Some pages of a book of which the others were rendered before.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use mdbook_preprocessor::{
    Preprocessor,
    book::{Book, BookItem, Chapter},
};

use crate::mdbook::{and_then, preprocessor};

/// As [`preprocessor`](crate::preprocessor), and everything is checked; but of the pages only these are left, below the
/// book's sources, and what their links to the chapters before and after need.
#[must_use]
pub fn some(root: &Path, pages: BTreeSet<PathBuf>) -> impl Preprocessor + use<> {
    and_then(preprocessor(root), move |book| {
        book.items = kept(book, &pages).into_iter().map(BookItem::Chapter).collect();
    })
}

/// The pages and their neighbours, in the book's order.
fn kept(book: &Book, pages: &BTreeSet<PathBuf>) -> Vec<Chapter> {
    let all: Vec<&Chapter> = book.chapters().collect();
    let asked: Vec<bool> =
        all.iter().map(|chapter| chapter.source_path.as_ref().is_some_and(|path| pages.contains(path))).collect();
    let is_near = |at: usize| asked[at.saturating_sub(1)..asked.len().min(at + 2)].contains(&true);
    let alone = |chapter: &Chapter| Chapter { sub_items: Vec::new(), ..chapter.clone() };
    all.iter().enumerate().filter(|(at, _)| is_near(*at)).map(|(_, chapter)| alone(chapter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_kept_with_the_chapters_before_and_after_it() {
        let chapter = |name: &str| {
            let path = format!("{name}.md");
            Chapter::new(name, String::new(), path, Vec::new())
        };
        let mut part = chapter("a");
        part.sub_items = ["b", "c", "d"].map(|name| BookItem::Chapter(chapter(name))).into();
        let book =
            Book::new_with_items(vec![BookItem::Chapter(part), BookItem::Separator, BookItem::Chapter(chapter("e"))]);
        let names = |pages: &[&str]| {
            let kept = kept(&book, &pages.iter().map(PathBuf::from).collect());
            kept.into_iter().map(|chapter| chapter.name).collect::<String>()
        };
        assert_eq!(names(&["c.md"]), "bcd");
        assert_eq!(names(&["a.md"]), "ab");
        assert_eq!(names(&["a.md", "e.md"]), "abde");
        assert_eq!(names(&["elsewhere.md"]), "");
    }
}
