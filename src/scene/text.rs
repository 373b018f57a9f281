//! A step as lines: what was sent, who may have heard it, and who did.

use anstyle::Style;
use transcript::Step;
use transcript::shown::LINE;

use super::block::dedent;
use super::fold::{columns, fold, pad, prose};
use super::{Scene, is_question};
use crate::style::{BOLD, DIM, GOOD};

/// A line and its colour. It reads the same without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) style: Style,
    pub(crate) text: String,
}

impl Line {
    pub(crate) fn new(style: Style, text: impl Into<String>) -> Self {
        Self { style, text: text.into() }
    }

    pub(crate) fn empty() -> Self {
        Self::new(Style::new(), "")
    }

    /// With its colour, for whoever takes it away again where nobody wants it.
    pub(crate) fn coloured(&self) -> String {
        if self.text.is_empty() { String::new() } else { format!("{0}{1}{0:#}", self.style, self.text) }
    }
}

/// What stands for a client while nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ask {
    Mark,
    /// Numbers to answer with.
    Number,
}

/// The columns before a client's name.
const MARGIN: usize = 4;

/// The step's number and title, and what was sent.
pub(crate) fn sent(number: usize, step: &Step, width: usize) -> Vec<Line> {
    let title = fold(&format!("{number}  {}", step.title), width - 2);
    let title = title.into_iter().map(|line| Line::new(BOLD, format!("  {line}")));
    title.chain(actions(step, width)).collect()
}

/// The steps that went before without asking, a line each.
pub(crate) fn before(scene: &Scene, shown: usize, width: usize) -> Vec<Line> {
    scene
        .before(shown)
        .flat_map(|i| fold(&format!("{}  {}", i + 1, scene.steps[i].title), width - 2))
        .map(|line| Line::new(DIM, format!("  {line}")))
        .collect()
}

/// What was sent.
pub(crate) fn actions(step: &Step, width: usize) -> Vec<Line> {
    let names = names(step);
    let mut lines = Vec::new();
    for sent in &step.sent {
        rows(&mut lines, Style::new(), &pad(&sent.client, names), "→", &sent.act.shown(LINE), width);
    }
    lines
}

/// Who is there and may hear it.
pub(crate) fn asked(step: &Step, ask: Ask) -> Vec<Line> {
    let names = names(step);
    let mut lines = vec![Line::empty(), Line::new(BOLD, "  Who hears it?")];
    lines.extend(step.heard.iter().enumerate().map(|(i, heard)| match ask {
        Ask::Mark => Line::new(Style::new(), format!("{:MARGIN$}{}  ?", "", pad(&heard.client, names))),
        Ask::Number => Line::new(Style::new(), format!("{:>MARGIN$}  {}", i + 1, heard.client)),
    }));
    lines
}

/// Who heard it.
pub(crate) fn heard(step: &Step, width: usize) -> Vec<Line> {
    let names = names(step);
    let question = if is_question(step) { "  Who heard it?" } else { "  Nobody hears anything:" };
    let mut lines = vec![Line::empty(), Line::new(BOLD, question)];
    for heard in &step.heard {
        let mut name = heard.client.as_str();
        if heard.sounds.is_empty() {
            rows(&mut lines, DIM, &pad(name, names), "·", "nothing", width);
        }
        for sound in &heard.sounds {
            rows(&mut lines, GOOD, &pad(name, names), "←", &sound.shown(LINE), width);
            name = "";
        }
    }
    lines
}

/// What an author has to say on it.
pub(crate) fn note(note: Option<&str>, width: usize) -> Vec<Line> {
    let Some(note) = note else { return Vec::new() };
    let lines = prose(note, width - 4).into_iter().map(|line| Line::new(Style::new(), format!("  {line}")));
    std::iter::once(Line::empty()).chain(lines).collect()
}

/// Code, with its long lines folded under themselves. It has no margin: it is wide enough as it is.
pub(crate) fn code(code: &str, width: usize) -> Vec<Line> {
    code.lines().flat_map(|line| code_line(line, width)).collect()
}

fn code_line(line: &str, width: usize) -> Vec<Line> {
    let comment = line.trim_start().starts_with("//");
    let style = if comment { DIM } else { Style::new() };
    if columns(line) <= width {
        return vec![Line::new(style, line)];
    }
    let code = line.trim_start();
    let indent = " ".repeat(line.len() - code.len());
    // A comment stays one, of its kind.
    let hanging = match code.split_once(' ') {
        Some((slashes, _)) if comment => format!("{indent}{slashes} "),
        _ => format!("{indent}        "),
    };
    let first = fold(code, width.saturating_sub(indent.len())).swap_remove(0);
    let rest = fold(code[first.len()..].trim_start(), width.saturating_sub(hanging.len()));
    let rest = rest.into_iter().map(|piece| format!("{hanging}{piece}"));
    std::iter::once(format!("{indent}{first}")).chain(rest).map(|text| Line::new(style, text)).collect()
}

/// The lines as a text without colour and without the indentation that they share.
pub(crate) fn unindented(lines: &[Line]) -> String {
    dedent(&lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"))
}

/// A client's row, and as many below it as a long text takes.
fn rows(lines: &mut Vec<Line>, style: Style, name: &str, mark: &str, text: &str, width: usize) {
    let before = format!("{:MARGIN$}{name} {mark} ", "");
    let hanging = " ".repeat(columns(&before));
    for (i, piece) in fold(text, width.saturating_sub(columns(&before))).into_iter().enumerate() {
        lines.push(Line::new(style, format!("{}{piece}", if i == 0 { &before } else { &hanging })));
    }
}

fn names(step: &Step) -> usize {
    let all = step.sent.iter().map(|sent| &sent.client).chain(step.heard.iter().map(|heard| &heard.client));
    all.map(|name| columns(name)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    fn plain(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn silence_is_written_down() {
        let scene = example::scene(None, example::TRANSCRIPT);
        let step = &scene.steps[1];
        assert_eq!(plain(&sent(2, step, 80)), ["  2  alice types", "    alice → typing {\"name\":\"alice\"}"]);
        assert_eq!(plain(&asked(step, Ask::Mark))[2..], ["    alice  ?", "    bob    ?", "    carol  ?"]);
        let rows = [
            "    alice · nothing",
            "    bob   ← typing {\"name\":\"alice\"}",
            "    carol ← typing {\"name\":\"alice\"}",
        ];
        assert_eq!(plain(&heard(step, 80))[2..], rows);
    }

    #[test]
    fn a_long_line_goes_on_below_itself() {
        let long = format!("1  bob talks\n   bob ← said {{\"text\":\"{}\"}}\n", "long ".repeat(40));
        let scene = example::scene(None, &long);
        let lines = heard(&scene.steps[0], 80);
        assert!(lines.len() > 4 && lines.iter().all(|line| columns(&line.text) <= 80), "{lines:#?}");
        assert!(lines[3].text.starts_with("          "), "{lines:#?}");
    }

    #[test]
    fn code_is_folded_at_the_edge() {
        let lines = code(&format!("    let x = call({});", "argument, ".repeat(10)), 80);
        assert!(lines.len() == 2 && lines.iter().all(|line| columns(&line.text) <= 80), "{lines:#?}");
    }
}
