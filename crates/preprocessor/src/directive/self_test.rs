//! `{{#self-test start}}` and `{{#self-test end}}`: the same ten questions, at first without their answers.

use super::{Expanded, form};
use crate::{
    args::Arg,
    page::{Answers, Page},
    problem::Wrong,
    site,
};

pub(super) fn expand(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let (which, answers) = match args {
        [Arg::Word(which)] if which == "start" => (which, Answers::Later),
        [Arg::Word(which)] if which == "end" => (which, Answers::Folded),
        _ => return form("self-test", "{{#self-test start}} or {{#self-test end}}"),
    };
    let questions = std::fs::read_to_string(page.book.join("src").join(site::SELF_TEST))
        .map_err(|_| Wrong::NoFile(site::shown(page.book, site::SELF_TEST)))?;
    // Its problems are reported where they are, as a page of its own.
    let inner = Page::new(page.workbook, page.book, site::SELF_TEST);
    inner.set_answers(answers);
    inner.set_questions_of(which);
    let questions = inner.expand(&questions, 1);
    Ok(format!("<div class=\"wb-self-test\" data-which=\"{which}\">\n\n{}\n\n</div>", questions.trim()))
}
