//! `{{#code REF "text"}}` and `{{#solution ID}}`: answers that are compiled and run elsewhere, shown in a page.

use super::{Expanded, form};
use crate::{args::Arg, excerpt, html, page::Page, problem::Wrong};

pub(super) fn code(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let (reference, text) = match args {
        [Arg::Word(reference)] => (reference, None),
        [Arg::Word(reference), Arg::Text(text)] => (reference, Some(text)),
        _ => return form("code", "{{#code REF}} or {{#code REF \"text\"}}"),
    };
    page.shows_code_of(reference);
    let path = page.workbook.answer_path(reference)?;
    let source = page.workbook.read(&path)?;
    let shown = match text {
        None => excerpt::without_preamble(&source),
        Some(text) => excerpt::statement(&excerpt::without_preamble(&source), text)
            .ok_or(Wrong::NoLine { path, text: text.clone() })?,
    };
    Ok(fenced(&shown))
}

/// How the fold with a reference begins, up to its exercise's id: a served book takes it out until the exercise has passed.
pub const SOLUTION: &str = "<details class=\"wb-solution\" data-solution=\"";

pub(super) fn solution(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let [Arg::Word(id)] = args else {
        return form("solution", "{{#solution ID}}");
    };
    let source = page.workbook.read(&page.workbook.answer_path(id)?)?;
    Ok(html::unfound(&format!(
        "{SOLUTION}{id}\">\n<summary>The reference solution: try first</summary>\n\n{}\n\n</details>",
        fenced(source.trim()),
    )))
}

fn fenced(code: &str) -> String {
    format!("```rust\n{code}\n```")
}
