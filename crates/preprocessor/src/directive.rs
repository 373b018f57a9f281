//! The directives: from a name and arguments to HTML and Markdown. One file each, or one for a few of a kind.

mod code;
mod course;
mod exercise;
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
mod self_test;
mod sheets;
mod teacher;

use crate::{
    page::Page,
    problem::Wrong,
    scan::{Body, Call},
};

/// What a directive becomes in the page.
type Expanded = Result<String, Wrong>;

pub(crate) fn expand(page: &Page<'_>, call: &Call, body: Option<Body<'_>>) -> Expanded {
    let args = &call.args[..];
    match (call.name.as_str(), body) {
        ("goals", Some(body)) => goals::expand(page, args, body),
        ("predict", Some(body)) => predict::expand(page, args, body),
        ("quiz", Some(body)) => quiz::expand(page, call.line, args, body),
        ("teacher", Some(body)) => teacher::expand(page, args, body),
        ("plan", Some(body)) => plan::expand(page, args, body),
        ("diagram", None) => picture::diagram(page, args),
        ("transcript", None) => heard::transcript(page, args),
        ("compare", None) => heard::compare(page, args),
        ("code", None) => code::code(page, args),
        ("solution", None) => code::solution(page, args),
        ("exercise", None) => exercise::expand(page, args),
        ("misconceptions", None) => misconceptions::of_one(page, args),
        ("catalogue", None) => misconceptions::of_all(page, args),
        ("course", None) => course::expand(page, args),
        ("sheets", None) => sheets::expand(page, args),
        ("self-test", None) => self_test::expand(page, args),
        ("goal", None) => learning_goal::expand(args),
        (name, _) => Err(Wrong::UnknownDirective(name.to_owned())),
    }
}

/// The complaint about arguments that do not fit.
fn form<T>(name: &str, form: &'static str) -> Result<T, Wrong> {
    Err(Wrong::Form { name: name.to_owned(), form })
}

#[cfg(test)]
mod tests;
