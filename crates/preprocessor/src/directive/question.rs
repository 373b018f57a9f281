//! The frame that predictions and questions share: a group of choices that a keyboard, a screen reader and paper can
//! use, and an answer folded away. The script only adds what needs one: checking and remembering.

use crate::{
    html,
    page::{Answers, Page},
};

/// A question with its choices.
pub(super) struct Question<'q> {
    pub(super) kind: &'q str,
    /// HTML: what the choices are about.
    pub(super) legend: String,
    /// HTML: what it asks when it comes back.
    pub(super) rounds: String,
    /// Markdown or HTML between the legend and the choices.
    pub(super) before: String,
    /// HTML, one a choice.
    pub(super) choices: Vec<String>,
    /// The indices of the right ones.
    pub(super) right: Vec<usize>,
    pub(super) pick: Pick,
    /// The words on the fold.
    pub(super) show: &'q str,
    /// Markdown behind the fold.
    pub(super) answer: String,
}

/// How many choices can be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    One,
    Any,
}

impl Question<'_> {
    pub(super) fn render(&self, page: &Page<'_>) -> String {
        let key = html::escape(&page.next_question());
        let kind = self.kind;
        let right: Vec<String> = self.right.iter().map(ToString::to_string).collect();
        let mut out = format!(
            "<div class=\"wb-question wb-{kind}\" data-question=\"{key}\" data-right=\"{}\">\n<fieldset>\n<legend>{}</legend>\n",
            right.join(" "),
            self.legend,
        );
        if !self.before.is_empty() {
            out.push_str(&format!("\n{}\n\n", self.before.trim()));
        }
        out.push_str("<div class=\"wb-choices\">\n");
        let input = if self.pick == Pick::One { "radio" } else { "checkbox" };
        for (i, choice) in self.choices.iter().enumerate() {
            out.push_str(&format!(
                "<label><input type=\"{input}\" name=\"{key}\" value=\"{i}\" autocomplete=\"off\"> <span>{choice}</span></label>\n"
            ));
        }
        out.push_str("</div>\n</fieldset>\n");
        if !self.rounds.is_empty() {
            // What follows begins with a mark that has a line of its own.
            out.push_str(&format!("{}\n", self.rounds));
        }
        if page.answers() == Answers::Folded {
            out.push_str(&html::unfound(&format!(
                "<details class=\"wb-answer\">\n<summary>{}</summary>\n\n{}\n\n</details>",
                self.show,
                self.answer.trim(),
            )));
            out.push('\n');
        }
        out.push_str("</div>");
        out
    }
}
