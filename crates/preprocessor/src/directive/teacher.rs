//! `{{#teacher ID}}`: notes for a class, folded away, with the misconceptions that the graders know.

use super::{Expanded, form, misconceptions};
use crate::{args::Arg, html, page::Page};

/// How the list of the wrong ideas begins, up to its exercise's id: a served book takes it out until the exercise has passed.
pub const IDEAS: &str = "<div class=\"wb-ideas\" data-ideas=\"";

pub(super) fn expand(page: &Page<'_>, args: &[Arg], notes: &str) -> Expanded {
    let (talk, known) = match args {
        [Arg::Word(id)] => {
            let exercise = page.workbook.exercise(id)?;
            let walk = format!(
                "On the projector: `cargo workbook walkthrough {id}`. With a show of hands: `cargo workbook predict {id}`."
            );
            let known = format!(
                "{walk}\n\n{IDEAS}{id}\">\n\n**Wrong answers that the grader knows by name**\n\n{}\n\n</div>",
                misconceptions::list(exercise),
            );
            (format!(": {} of talk", html::minutes(exercise.talk)), known)
        }
        [] => (String::new(), String::new()),
        _ => return form("teacher", "{{#teacher ID}}, or {{#teacher}} on a page without an exercise"),
    };
    Ok(html::unfound(&format!(
        "<details class=\"wb-teacher\">\n<summary>For the teacher{talk}</summary>\n\n{}\n\n{known}\n\n</details>",
        notes.trim(),
    )))
}
