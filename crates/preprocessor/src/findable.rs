//! The book as the search may find it: without answers, hints and teachers' notes.

use std::path::Path;

use mdbook_preprocessor::{Preprocessor, book::BookItem};

use crate::html::{FOUND, UNFOUND};
use crate::mdbook::{and_then, preprocessor};

/// As [`preprocessor`](crate::preprocessor), for building the index of the search: what it must not find is left out.
#[must_use]
pub fn findable(root: &Path) -> impl Preprocessor + use<> {
    and_then(preprocessor(root), |book| {
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item {
                chapter.content = found(&chapter.content);
            }
        });
    })
}

/// A page without what stands between the marks, which may be nested.
fn found(page: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(page.len());
    for line in page.split_inclusive('\n') {
        match line.trim() {
            UNFOUND => depth += 1,
            FOUND => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push_str(line),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::unfound;

    #[test]
    fn what_the_search_must_not_find_is_not_in_the_page_that_it_reads() {
        let inner = unfound("<p>deep</p>");
        let page = format!("a\n\n{}\nb\n{}\n\nc\n", unfound("secret"), unfound(&format!("x\n{inner}\ny")));
        assert_eq!(found(&page), "a\n\nb\n\nc\n");
    }
}
