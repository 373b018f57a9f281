//! What a copy of the book says of itself. mdBook's own pages, on the web or from `mdbook serve`, show and ask as the
//! workbook's do; but nobody behind them sees what a reader saves.

use mdbook_preprocessor::PreprocessorContext;

use crate::html;

/// Where the front page's first screen ends, and where an exercise begins.
const BEFORE: [&str; 2] = ["<section class=\"map\"", "<div class=\"wb-exercise\""];

/// The address in `book.toml`, or in the environment of whoever publishes the book; none is made up.
pub(crate) fn repository(context: &PreprocessorContext) -> Option<String> {
    context.config.get("output.html.git-repository-url").ok().flatten()
}

/// The page with a sentence on what only a clone can do, where a reader would look for it.
pub(crate) fn told(page: &str, repository: Option<&str>) -> String {
    let Some(at) = BEFORE.iter().filter_map(|mark| page.find(mark)).min() else {
        return page.to_owned();
    };
    let (before, after) = page.split_at(at);
    let whence = repository.map_or_else(
        || "In a clone of the workbook".to_owned(),
        |url| format!("After <code>git clone {0}</code>", html::escape(url)),
    );
    format!(
        "{before}<p class=\"wb-copy\"><strong>This is a copy of the book.</strong> Its questions and its game work here. {whence}, \
         <code>cargo run</code> shows the same pages, and they grade what you save.</p>\n\n{after}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_says_at_the_exercise_what_only_a_clone_can_do_and_makes_up_no_address() {
        let page = "text\n\n<div class=\"wb-exercise\" data-exercise=\"hello\">\n";
        let without = told(page, None);
        let note = without.find("In a clone of the workbook").expect("a note");
        assert!(note < without.find("wb-exercise").expect("the exercise"));
        assert!(!without.contains("git clone"));
        assert!(told(page, Some("https://a.example/b?<c>")).contains("git clone https://a.example/b?&lt;c&gt;</code>"));
        assert_eq!(told("a page without an exercise", None), "a page without an exercise");
    }
}
