//! Finding the directives in a page's text, and which text is theirs.

use crate::{
    args::{self, Arg},
    problem::Wrong,
};

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Text that is passed on as it is.
    Text { line: usize, text: &'t str },
    /// A directive, and the text up to `{{/name}}` where it is a block.
    Call { call: Call, body: Option<Body<'t>> },
}

/// A directive's name and arguments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) args: Vec<Arg>,
    pub(crate) line: usize,
}

/// The text within a block directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Body<'t> {
    pub(crate) text: &'t str,
    /// The line on which the text starts.
    pub(crate) line: usize,
}

/// Those that have a body.
const BLOCKS: [&str; 6] = ["front", "goals", "predict", "quiz", "teacher", "plan"];
/// mdBook's own, left alone here; `proof` looks at them.
pub(crate) const OF_MDBOOK: [&str; 3] = ["include", "rustdoc_include", "title"];
/// The one that may stand within a line.
const INLINE: &str = "{{#minutes ";

/// Splits a page, whose first line has the number `first`, into text and directives.
/// What cannot be read is left out, and reported with its line.
pub(crate) fn scan<'t>(text: &'t str, first: usize, report: &mut dyn FnMut(usize, Wrong)) -> Vec<Piece<'t>> {
    let lines = numbered(text, first);
    let mut pieces = Vec::new();
    let mut plain = 0; // where the text that is not yet passed on starts
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if line.in_code {
            continue;
        }
        let content = line.text.trim();
        if let Some(name) = content.strip_prefix("{{/").and_then(|rest| rest.strip_suffix("}}")) {
            report(line.number, Wrong::Unopened(name.to_owned()));
            continue;
        }
        let Some(inner) = content.strip_prefix("{{#").filter(|_| !content.starts_with(INLINE)) else {
            misplaced(line, report);
            continue;
        };
        let name = inner.split([' ', '}']).next().unwrap_or_default();
        if OF_MDBOOK.contains(&name) {
            continue;
        }
        let Some(arguments) = inner.strip_suffix("}}").filter(|inner| !inner.contains("}}")) else {
            report(line.number, Wrong::NotAlone(name.to_owned()));
            continue;
        };
        let Some(args) = args::split(&arguments[name.len()..]) else {
            report(line.number, Wrong::Form { name: name.to_owned(), form: "with both quotes around a text" });
            continue;
        };
        push_text(&mut pieces, text, plain, line.start, &lines);
        plain = line.end;
        let mut body = None;
        if BLOCKS.contains(&name) {
            let close = format!("{{{{/{name}}}}}");
            let rest = &lines[at..];
            let Some(end) = rest.iter().position(|line| !line.in_code && line.text.trim() == close) else {
                report(line.number, Wrong::Unclosed(name.to_owned()));
                continue;
            };
            body = Some(Body { text: &text[line.end..rest[end].start], line: line.number + 1 });
            plain = rest[end].end;
            at += end + 1;
        }
        pieces.push(Piece::Call { call: Call { name: name.to_owned(), args, line: line.number }, body });
    }
    push_text(&mut pieces, text, plain, text.len(), &lines);
    pieces
}

fn push_text<'t>(pieces: &mut Vec<Piece<'t>>, text: &'t str, start: usize, end: usize, lines: &[Line<'t>]) {
    if start < end {
        let line = lines.iter().find(|line| line.start == start).map_or(1, |line| line.number);
        pieces.push(Piece::Text { line, text: &text[start..end] });
    }
}

/// Reports a directive in the middle of a line, outside of code.
fn misplaced(line: &Line<'_>, report: &mut dyn FnMut(usize, Wrong)) {
    for (i, part) in line.text.split('`').enumerate() {
        for rest in part.split("{{#").skip(1).filter(|_| i % 2 == 0) {
            let name = rest.split([' ', '}']).next().unwrap_or_default();
            if name != "minutes" && !OF_MDBOOK.contains(&name) {
                report(line.number, Wrong::NotAlone(name.to_owned()));
            }
        }
    }
}

/// A line of a page.
#[derive(Debug)]
pub(crate) struct Line<'t> {
    pub(crate) number: usize,
    pub(crate) text: &'t str,
    /// Within a fenced code block, its fences included: nothing is a directive there.
    pub(crate) in_code: bool,
    start: usize,
    end: usize,
}

/// The lines of a text, with what is needed to tell code from prose.
pub(crate) fn numbered(text: &str, first: usize) -> Vec<Line<'_>> {
    let mut fence: Option<String> = None;
    let mut start = 0;
    let mut lines = Vec::new();
    for (i, whole) in text.split_inclusive('\n').enumerate() {
        let line = whole.trim_end_matches(['\n', '\r']);
        let content = line.trim_start().trim_start_matches("> ");
        let mark: String = content.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        let in_code = match &fence {
            Some(open) => {
                if mark.starts_with(open.as_str()) && content[mark.len()..].trim().is_empty() {
                    fence = None;
                }
                true
            }
            None if mark.len() >= 3 => {
                fence = Some(mark);
                true
            }
            None => false,
        };
        lines.push(Line { number: first + i, text: line, in_code, start, end: start + whole.len() });
        start += whole.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Piece<'_>>, Vec<(usize, Wrong)>) {
        let mut wrong = Vec::new();
        let pieces = scan(text, 1, &mut |line, what| wrong.push((line, what)));
        (pieces, wrong)
    }

    #[test]
    fn a_block_keeps_its_body_and_its_lines() {
        let (pieces, wrong) = read("one\n\n{{#predict a/b \"c\"}}\nwhy\n{{/predict}}\ntwo\n");
        assert_eq!(wrong, []);
        let [Piece::Text { line: 1, .. }, Piece::Call { call, body: Some(body) }, Piece::Text { line: 6, text }] =
            &pieces[..]
        else {
            panic!("{pieces:?}");
        };
        assert_eq!((call.line, call.args.len()), (3, 2));
        assert_eq!(*body, Body { text: "why\n", line: 4 });
        assert_eq!(*text, "two\n");
    }

    #[test]
    fn code_shows_directives_without_running_them() {
        let text = "```text\n{{#nonsense}}\n```\nand `{{#nonsense}}` in a line\n";
        let (pieces, wrong) = read(text);
        assert_eq!((pieces, wrong), (vec![Piece::Text { line: 1, text }], vec![]));
    }

    #[test]
    fn what_is_misplaced_or_left_open_is_reported_with_its_line() {
        let (_, wrong) = read("a {{#quiz}} b\n\n{{#teacher x}}\n\n");
        assert_eq!(wrong, [(1, Wrong::NotAlone("quiz".into())), (3, Wrong::Unclosed("teacher".into()))]);
        assert_eq!(read("{{/quiz}}\n").1, [(1, Wrong::Unopened("quiz".into()))]);
    }
}
