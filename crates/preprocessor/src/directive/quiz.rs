//! `{{#quiz}}`: a review question. Each option says whether it is right, and why.

use super::{
    Expanded, form,
    question::{Pick, Question},
};
use crate::{args::Arg, html, page::Page, problem::Wrong, scan, scan::Body};

/// One option of a question.
struct Choice<'t> {
    line: usize,
    right: bool,
    label: &'t str,
    /// Markdown.
    why: String,
}

pub(super) fn expand(page: &Page<'_>, line: usize, args: &[Arg], body: Body<'_>) -> Expanded {
    if !args.is_empty() {
        return form("quiz", "{{#quiz}}, without arguments");
    }
    let (asked, choices) = read(body);
    for choice in choices.iter().filter(|choice| choice.why.trim().is_empty()) {
        page.report(choice.line, Wrong::Unexplained(choice.label.to_owned()));
    }
    let (first, rest) = asked.trim().split_once("\n\n").unwrap_or((asked.trim(), ""));
    let right: Vec<usize> = (0..choices.len()).filter(|&i| choices[i].right).collect();
    let need = if first.is_empty() {
        Some("its text first, then a list of options")
    } else if choices.len() < 2 {
        Some("at least two options, written `- [ ] …` and `- [x] …`")
    } else if right.is_empty() {
        Some("a right option, written `- [x] …`")
    } else {
        None
    };
    if let Some(need) = need {
        page.report(line, Wrong::Question(need));
        return Ok(String::new());
    }
    let pick = if right.len() == 1 { Pick::One } else { Pick::Any };
    let more = if pick == Pick::Any { " <em>Tick all that apply.</em>" } else { "" };
    let answer: Vec<String> = choices
        .iter()
        .map(|choice| {
            let (class, word) = if choice.right { ("wb-right", "Right") } else { ("wb-wrong", "Wrong") };
            format!(
                "<div class=\"{class}\">\n<p><strong>{word}:</strong> {}</p>\n\n{}\n\n</div>",
                html::inline(choice.label),
                choice.why.trim_end(),
            )
        })
        .collect();
    let question = Question {
        kind: "quiz",
        rounds: String::new(),
        legend: format!("{}{more}", html::inline(first)),
        before: rest.to_owned(),
        choices: choices.iter().map(|choice| html::inline(choice.label)).collect(),
        right,
        pick,
        show: "Show the answer",
        answer: answer.join("\n"),
    };
    Ok(question.render(page))
}

/// The question's text, and its options.
fn read(body: Body<'_>) -> (String, Vec<Choice<'_>>) {
    let mut asked = String::new();
    let mut choices: Vec<Choice<'_>> = Vec::new();
    for line in scan::numbered(body.text, body.line) {
        let option = [("- [ ] ", false), ("- [x] ", true)]
            .into_iter()
            .find_map(|(mark, right)| line.text.strip_prefix(mark).map(|label| (label, right)));
        match (option, choices.last_mut()) {
            (Some((label, right)), _) if !line.in_code => {
                choices.push(Choice { line: line.number, right, label: label.trim(), why: String::new() });
            }
            (_, Some(choice)) => {
                choice.why.push_str(line.text.strip_prefix("  ").unwrap_or(line.text));
                choice.why.push('\n');
            }
            (_, None) => {
                asked.push_str(line.text);
                asked.push('\n');
            }
        }
    }
    (asked, choices)
}
