//! `{{#self-test start}}` and `{{#self-test end}}`: the same ten questions, at first without their answers.

use super::{Expanded, form};
use crate::{
    args::Arg,
    page::{Answers, Page},
    problem::Wrong,
    site,
};

pub(crate) const NAME: &str = "self-test";

/// The body of this directive: a page of its own, so that its problems are reported where they are.
pub(crate) struct Questions<'w> {
    pub(crate) page: Page<'w>,
    pub(crate) text: String,
}

impl<'w> Questions<'w> {
    pub(crate) fn find(asking: &Page<'w>, args: &[Arg]) -> Result<Self, Wrong> {
        let (which, answers) = which(args)?;
        let text = std::fs::read_to_string(asking.book.join("src").join(site::SELF_TEST))
            .map_err(|_| Wrong::NoFile(site::shown(asking.book, site::SELF_TEST)))?;
        let page = Page::new(asking.workbook, asking.book, site::SELF_TEST);
        page.set_answers(answers);
        page.set_questions_of(which);
        Ok(Self { page, text })
    }
}

/// `start` or `end`, and whether the answers are shown.
fn which(args: &[Arg]) -> Result<(&str, Answers), Wrong> {
    match args {
        [Arg::Word(which)] if which == "start" => Ok((which, Answers::Later)),
        [Arg::Word(which)] if which == "end" => Ok((which, Answers::Folded)),
        _ => form(NAME, "{{#self-test start}} or {{#self-test end}}"),
    }
}

pub(super) fn expand(args: &[Arg], questions: &str) -> Expanded {
    let (which, _) = which(args)?;
    Ok(format!("<div class=\"wb-self-test\" data-which=\"{which}\">\n\n{}\n\n</div>", questions.trim()))
}
