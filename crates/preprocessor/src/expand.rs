//! From a page's text to Markdown: a directive's body first, then the directive, which gets it expanded.

use crate::{
    directive::{self, Content, self_test},
    page::Page,
    problem::Wrong,
    scan::{self, Body, Call, Piece},
};

/// The page with its directives replaced. Those with a problem are left out, and reported.
pub(crate) fn expand(page: &Page<'_>, text: &str) -> String {
    part(page, text, 1)
}

/// A part of a page, which begins on this line.
fn part(page: &Page<'_>, text: &str, first_line: usize) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for piece in scan::scan(text, first_line, &mut |line, wrong| page.report(line, wrong)) {
        match piece {
            Piece::Text { line, text } => out.push_str(&directive::minutes::within(page, text, line)),
            Piece::Call { call, body } => match replaced(page, &call, body) {
                // Empty lines around it, or the Markdown beside it would become part of its HTML.
                Ok(expanded) => out.push_str(&format!("\n{}\n\n", expanded.trim_end())),
                Err(wrong) => page.report(call.line, wrong),
            },
        }
    }
    out
}

fn replaced(page: &Page<'_>, call: &Call, body: Option<Body<'_>>) -> Result<String, Wrong> {
    let content = match body {
        Some(lines) if directive::reads_lines(&call.name) => Content::Lines(lines),
        Some(body) => Content::Markdown(part(page, body.text, body.line)),
        None if call.name == self_test::NAME => {
            let questions = self_test::Questions::find(page, &call.args)?;
            Content::Markdown(expand(&questions.page, &questions.text))
        }
        None => Content::Nothing,
    };
    directive::expand(page, call, content)
}
