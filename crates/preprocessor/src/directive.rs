//! The directives: from a name and arguments to HTML and Markdown. One file each, or one for a few of a kind.

mod again;
mod catch;
pub(crate) mod code;
mod course;
mod exercise;
mod front;
mod goals;
mod heard;
mod learning_goal;
pub(crate) mod minutes;
mod misconceptions;
mod picture;
mod plan;
mod predict;
mod question;
mod quiz;
pub(crate) mod self_test;
mod sheets;
pub(crate) mod teacher;

use crate::{
    page::Page,
    problem::Wrong,
    scan::{Body, Call},
};

/// What a directive becomes in the page.
type Expanded = Result<String, Wrong>;

/// What belongs to a directive.
pub(crate) enum Content<'t> {
    Nothing,
    /// A body whose own directives have been replaced.
    Markdown(String),
    /// A body in a notation of its own.
    Lines(Body<'t>),
}

/// Whether the body of this directive is read line by line: the options of a question, the items of a plan.
pub(crate) fn reads_lines(name: &str) -> bool {
    matches!(name, "quiz" | "plan")
}

pub(crate) fn expand(page: &Page<'_>, call: &Call, content: Content<'_>) -> Expanded {
    let args = &call.args[..];
    match (call.name.as_str(), content) {
        ("goals", Content::Markdown(goals)) => goals::expand(page, args, &goals),
        ("predict", Content::Markdown(why)) => predict::expand(page, args, &why),
        ("teacher", Content::Markdown(notes)) => teacher::expand(page, args, &notes),
        ("front", Content::Markdown(words)) => front::expand(page, args, &words),
        (self_test::NAME, Content::Markdown(questions)) => self_test::expand(args, &questions),
        ("quiz", Content::Lines(body)) => quiz::expand(page, call.line, args, body),
        ("plan", Content::Lines(body)) => plan::expand(page, args, body),
        ("diagram", Content::Nothing) => picture::diagram(page, args),
        ("transcript", Content::Nothing) => heard::transcript(page, args),
        ("compare", Content::Nothing) => heard::compare(page, args),
        ("code", Content::Nothing) => code::code(page, args),
        ("solution", Content::Nothing) => code::solution(page, args),
        ("catch", Content::Nothing) => catch::expand(page, args),
        ("exercise", Content::Nothing) => exercise::expand(page, args),
        ("misconceptions", Content::Nothing) => misconceptions::of_one(page, args),
        ("catalogue", Content::Nothing) => misconceptions::of_all(page, args),
        ("course", Content::Nothing) => course::expand(page, args),
        ("sheets", Content::Nothing) => sheets::expand(page, args),
        ("goal", Content::Nothing) => learning_goal::expand(args),
        (name, _) => Err(Wrong::UnknownDirective(name.to_owned())),
    }
}

/// The complaint about arguments that do not fit.
fn form<T>(name: &str, form: &'static str) -> Result<T, Wrong> {
    Err(Wrong::Form { name: name.to_owned(), form })
}

#[cfg(test)]
mod tests;
