//! What is closed in a page until the exercise has passed, or the reader has asked for it: the reference solution.

use preprocessor::SOLUTION as START;
use progress::Progress;

const END: &str = "</details>";

/// The page as she may see it.
pub(crate) fn close(page: &str, progress: &Progress) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find(START) {
        let (before, fold) = rest.split_at(at);
        out.push_str(before);
        let id = fold[START.len()..].split('"').next().unwrap_or_default();
        // No fold within: it is a summary and code, and code has no `<` of its own.
        let end = fold.find(END).map_or(fold.len(), |end| end + END.len());
        if progress.may_see(id) {
            out.push_str(&fold[..end]);
        } else {
            out.push_str(
                "<p class=\"wb-closed\">The reference solution stands here when the exercise has passed, or when you have \
                 asked for it in the exercise’s box.</p>",
            );
        }
        rest = &fold[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use progress::Outcome;

    use super::*;

    #[test]
    fn what_has_not_passed_is_closed_and_all_else_stays() {
        let fold = |id: &str| format!("{START}{id}\"><summary>Look</summary><pre>let {id} = 1;</pre></details>");
        let page = format!("<p>a</p>{}<p>b</p>{}<p>c</p>{}", fold("hello"), fold("echo"), fold("emit_all"));
        let mut progress = Progress::default();
        progress.graded("hello", "right", Outcome::Passed, 1);
        progress.show("emit_all", 1);
        let seen = close(&page, &progress);
        assert!(seen.contains("let hello") && seen.contains("let emit_all") && !seen.contains("let echo"), "{seen}");
        for around in ["<p>a</p>", "<p>b</p>", "<p>c</p>"] {
            assert!(seen.contains(around));
        }
    }
}
