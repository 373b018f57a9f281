//! `{{#minutes ID}}`: an exercise's minutes, within a sentence.

use crate::{html, page::Page, scan};

const OPEN: &str = "{{#minutes ";

/// The text with each of them replaced, outside of code.
pub(crate) fn within(page: &Page<'_>, text: &str, first: usize) -> String {
    if !text.contains(OPEN) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for line in scan::numbered(text, first) {
        let mut rest = line.text;
        while let Some((before, after)) = rest.split_once(OPEN).filter(|_| !line.in_code) {
            out.push_str(before);
            let in_backticks = before.matches('`').count() % 2 == 1;
            let Some((id, after)) = after.split_once("}}").filter(|_| !in_backticks) else {
                out.push_str(OPEN);
                rest = after;
                continue;
            };
            match page.workbook.exercise(id.trim()) {
                Ok(exercise) => out.push_str(&html::minutes(exercise.minutes)),
                Err(wrong) => page.report(line.number, wrong),
            }
            rest = after;
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}
