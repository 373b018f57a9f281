//! What is closed in a page until the exercise has passed, or the reader has asked for it: the reference solution, and the
//! wrong ideas in the teacher's notes.

use preprocessor::{IDEAS, SOLUTION};
use progress::Progress;

/// How it begins, up to an exercise's id; how it ends; and what stands there instead.
struct Closed {
    start: &'static str,
    // No fold and no box within: a summary and code, which has no `<` of its own, or a list.
    end: &'static str,
    instead: &'static str,
}

const CLOSED: [Closed; 2] = [
    Closed { start: SOLUTION, end: "</details>", instead: "The reference solution stands" },
    Closed { start: IDEAS, end: "</div>", instead: "The wrong answers that the grader knows by name stand" },
];

/// The page as she may see it.
pub(crate) fn close(page: &str, progress: &Progress) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    let first =
        |rest: &str| CLOSED.iter().filter_map(|closed| Some((rest.find(closed.start)?, closed))).min_by_key(|it| it.0);
    while let Some((at, closed)) = first(rest) {
        let (before, fold) = rest.split_at(at);
        out.push_str(before);
        let id = fold[closed.start.len()..].split('"').next().unwrap_or_default();
        let end = fold.find(closed.end).map_or(fold.len(), |end| end + closed.end.len());
        if progress.may_see(id) {
            out.push_str(&fold[..end]);
        } else {
            out.push_str(&format!(
                "<p class=\"wb-closed\">{} here when the exercise has passed, or when you have asked for a right answer in \
                 the exercise’s box.</p>",
                closed.instead,
            ));
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
        let fold = |id: &str| format!("{SOLUTION}{id}\"><summary>Look</summary><pre>let {id} = 1;</pre></details>");
        let page = format!("<p>a</p>{}<p>b</p>{}<p>c</p>{}", fold("hello"), fold("echo"), fold("emit_all"));
        let mut progress = Progress::default();
        progress.graded("hello", "right", Outcome::Passed, 1);
        progress.show("emit_all", 1);
        let seen = close(&page, &progress);
        assert!(seen.contains("let hello") && seen.contains("let emit_all") && !seen.contains("let echo"), "{seen}");
        let ideas = |id: &str| format!("{IDEAS}{id}\"><ul><li>{id} is wrong</li></ul></div>");
        let seen = close(&format!("{}<p>d</p>{}", ideas("hello"), ideas("echo")), &progress) + &seen;
        assert!(
            seen.contains("hello is wrong") && !seen.contains("echo is wrong") && seen.contains("<p>d</p>"),
            "{seen}"
        );
        for around in ["<p>a</p>", "<p>b</p>", "<p>c</p>"] {
            assert!(seen.contains(around));
        }
    }
}
