//! The script with which each page hears of the next build: what it is, where it is, and how a page asks for it.

/// Where pages find it. No page of a book is in a folder named "-".
pub(crate) const PATH: &str = "/-/live.js";
/// Where it listens.
pub(crate) const NEWS: &str = "/-/news";
pub(crate) const SOURCE: &str = include_str!("live.js");
/// What the script shows verdicts with, and where.
pub(crate) const VERDICT: (&str, &str) = ("/-/verdict.js", include_str!("verdict.js"));

/// What a page of this build ends with.
pub(crate) fn tag(build: &str) -> String {
    format!("<script type=\"module\" src=\"{PATH}?build={build}\"></script>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_listens_where_the_news_is() {
        assert!(SOURCE.contains(&format!("new URL(\"{NEWS}\"")));
    }
}
