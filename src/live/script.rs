//! The scripts with which each page hears of the next build and of the reader's work: what they are, and where.

use super::token::Token;

/// Where pages find them. No page of a book is in a folder named "-".
pub(crate) const FILES: [(&str, &str); 4] = [
    (PATH, include_str!("live.js")),
    ("/-/verdict.js", include_str!("verdict.js")),
    ("/-/seq.js", include_str!("seq.js")),
    ("/-/after.js", include_str!("after.js")),
];
const PATH: &str = "/-/live.js";
/// Where they listen.
pub(crate) const NEWS: &str = "/-/news";
/// Where they ask for what is shown after a pass.
pub(crate) const AFTER: &str = "/-/after";
/// Where they say that it was asked for before one.
pub(crate) const SHOW: &str = "/-/show";
/// Where they ask for the reader's editor.
pub(crate) const OPEN: &str = "/-/open";

/// What a page of this build ends with: data, and a script in a file of its own.
pub(crate) fn tag(build: &str, token: Option<&Token>) -> String {
    let page = serde_json::json!({ "build": build, "token": token.map(Token::as_str) });
    format!(
        "<script type=\"application/json\" id=\"live-page\">{page}</script>\n<script type=\"module\" src=\"{PATH}\"></script>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_ask_where_they_are_answered() {
        let all = FILES.map(|(_, source)| source).concat();
        for place in [NEWS, AFTER, SHOW, OPEN] {
            assert!(all.contains(&format!("\"{place}\"")), "{place}");
        }
        for line in all.lines().filter(|line| line.starts_with("import ")) {
            let known =
                FILES.iter().any(|(path, _)| line.ends_with(&format!("\".{}\";", path.trim_start_matches("/-"))));
            assert!(known, "{line}");
        }
    }
}
