//! What a person sees: facts first, then the idea where it is certain, then a question that leads on.
//!
//! Every text fits 80 columns and reads without colour.
//!
//! # Layout
//!
//! - [`render`]: the whole verdict.
//! - [`Explanation`]: why it is wrong, made once: facts, the idea, the question.
//! - `table`: expected beside actual.
//! - `client`: the same for exercises in which the learner writes the client.
//! - `function`: the same for exercises that have a function and no clients.
//! - `remarks`: what stands in the answer's text and explains the difference, with its line.
//! - `rooms`: who is in which room while something reaches nobody.
//! - `server`: how far the server got with what somebody misses.
//! - `subject`: whether a named idea speaks of something that stands in the answer's text.
//! - [`reason`]: why it was not solved or not graded, in a sentence.
//! - [`verdict`]: all of it, for programs.

mod client;
mod explanation;
mod function;
mod reason;
mod remarks;
mod rooms;
mod server;
mod subject;
mod table;

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use transcript::shown::visible;
use transcript::{Fault, Feedback, Judgement, Match, Phrase, Step, StepPair, Verdict};

use crate::played::{Expectation, Played};

pub use explanation::Explanation;
pub use reason::reason;

pub(crate) const WIDTH: usize = 80;
const BAD: Style = AnsiColor::Red.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const UNKNOWN: Style = AnsiColor::Yellow.on_default().bold();
const QUIET: Style = Style::new().dimmed();
const STRONG: Style = Style::new().bold();

/// The verdict on the exercise, `number` in the course, with escape codes for colour: print it through `anstream`.
#[must_use]
pub fn render(
    exercise: &Feedback,
    number: Option<usize>,
    scene: Option<&str>,
    played: &Played,
    expected: &Expectation,
    explained: &Explanation,
) -> String {
    let mut out = String::new();
    let scene_name = scene.map(|scene| format!(" {scene}")).unwrap_or_default();
    let number = number.map(|number| format!("{number} ")).unwrap_or_default();
    let name = format!("{number}{}{scene_name}", exercise.id);
    match played.judgement(expected) {
        Judgement::Passed => {
            let took = format!("{} ms", played.millis);
            headline(&mut out, GOOD, "✓", &name, exercise.title, &format!("passed, {took}"));
            if scene.is_none() {
                paragraph(&mut out, exercise.next);
            }
            facts(&mut out, explained);
            printed(&mut out, played);
        }
        Judgement::NotGraded => {
            headline(&mut out, UNKNOWN, "?", &name, exercise.title, "not graded");
            out.push('\n');
            paragraph(&mut out, played.not_graded.as_deref().unwrap_or_default());
        }
        Judgement::NotSolved => not_solved(&mut out, exercise, &name, scene, played, expected, explained),
    }
    out
}

/// The verdict, as it is written in JSON.
#[must_use]
pub fn verdict(
    id: &str,
    scene: Option<&str>,
    played: &Played,
    expected: &Expectation,
    explained: &Explanation,
) -> Verdict {
    let diagnosis = &explained.diagnosis;
    let steps = expected.right.steps.len().max(played.transcript.steps.len());
    let pair = |i: usize| {
        let (expected, actual) = (expected.right.steps.get(i), played.transcript.steps.get(i));
        let title = expected.or(actual).map(|step| step.title.clone()).unwrap_or_default();
        StepPair { title, expected: expected.cloned(), actual: actual.cloned() }
    };
    Verdict {
        id: id.to_owned(),
        file: None,
        scenario: scene.map(str::to_owned),
        judgement: played.judgement(expected),
        misconception: diagnosis.names.iter().map(|&name| name.to_owned()).collect(),
        matched: diagnosis.kind,
        reason: reason::told(played, expected, explained),
        facts: explained.facts.clone(),
        // An idea has a question of its own.
        question: explained.question.filter(|_| diagnosis.names.is_empty() && !explained.untouched).map(str::to_owned),
        told: None,
        untouched: explained.untouched,
        steps: (0..steps).map(pair).collect(),
        millis: played.millis,
        scenarios: Vec::new(),
    }
}

fn not_solved(
    out: &mut String,
    exercise: &Feedback,
    name: &str,
    scene: Option<&str>,
    played: &Played,
    expected: &Expectation,
    explained: &Explanation,
) {
    let actual = &played.transcript;
    let at = expected.right.first_difference(actual).unwrap_or(0);
    let steps = expected.right.steps.len().max(1);
    let place = format!("not solved, step {} of {steps}", at + 1);
    headline(out, BAD, "✗", name, exercise.title, &place);
    out.push('\n');

    let empty = Step::default();
    let should = expected.right.steps.get(at).unwrap_or(&empty);
    let did = actual.steps.get(at).unwrap_or(&empty);
    let watched = client::is_watched(did);
    if did.fault.is_some_and(|fault| fault != Fault::Panicked) && !watched {
        facts(out, explained);
    } else {
        match function::is_called(did) {
            true if watched => client::write(out, should, did),
            true => function::write(out, should, did),
            false => {
                sent(out, did);
                table::write(out, should, did);
            }
        }
        out.push('\n');
        facts(out, explained);
    }
    printed(out, played);
    let sure = explain(out, exercise, explained);
    out.push('\n');
    // A scenario has hints of its own, and can be graded alone.
    let of_scene = scene.map(|scene| format!(" {scene}")).unwrap_or_default();
    let hint = format!("cargo workbook hint {}{of_scene}", exercise.id);
    let title = exercise.title;
    // Beside each other, if there is room.
    let wide = title.chars().count() + hint.chars().count() + "  read      hint  ".len() > WIDTH;
    let between = if wide { "\n  " } else { "    " };
    let _ = writeln!(out, "  {QUIET}read{QUIET:#}  {title}{between}{QUIET}hint{QUIET:#}  {hint}");
    if let Some(scene) = scene {
        let _ = writeln!(out, "  {QUIET}this one alone{QUIET:#}  cargo test -- {scene}");
    }
    if sure {
        let _ = writeln!(out, "  {QUIET}Not what you wrote? Trust the table, not the guess.{QUIET:#}");
    }
}

/// What is true of it.
fn facts(out: &mut String, explained: &Explanation) {
    if explained.facts.is_empty() {
        return;
    }
    let sentences: Vec<_> = explained.facts.iter().map(|fact| fact.text.as_str()).collect();
    paragraph(out, &sentences.join(" "));
}

/// Names the idea where it is certain; else asks what leads on. Returns whether it named one.
fn explain(out: &mut String, exercise: &Feedback, explained: &Explanation) -> bool {
    let diagnosis = &explained.diagnosis;
    if explained.untouched {
        paragraph(out, "Begin with the comment at the top of `src/lib.rs`: it says what is wanted.");
        return false;
    }
    let named: Vec<_> = diagnosis.names.iter().filter_map(|name| exercise.misconception(name)).collect();
    let verb = if diagnosis.kind == Match::Exact { "This is what" } else { "This looks like what" };
    if named.is_empty() {
        if let Some(question) = explained.question {
            paragraph(out, &format!("Ask yourself: {question}"));
        }
        return false;
    }
    match named.as_slice() {
        [one] => {
            paragraph(out, &one.named(diagnosis.kind));
            paragraph(out, one.idea);
            paragraph(out, &format!("Ask yourself: {}", one.ask));
        }
        several => {
            paragraph(out, &format!("{verb} one of these does; they look the same from outside:"));
            for one in several {
                paragraph(out, &format!("- {}: {}. {}", one.subject, one.symptom, one.ask));
            }
        }
    }
    true
}

fn headline(out: &mut String, style: Style, mark: &str, name: &str, title: &str, right: &str) {
    let left = format!("{name} — {}", lower_first(title));
    let used = 2 + left.chars().count() + right.chars().count();
    let gap = WIDTH.saturating_sub(used).max(2);
    let _ = writeln!(out, "{style}{mark}{style:#} {STRONG}{left}{STRONG:#}{:gap$}{style}{right}{style:#}", "");
}

fn lower_first(title: &str) -> String {
    let mut chars = title.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}

/// What was done in the step, before what was heard.
fn sent(out: &mut String, step: &Step) {
    if step.sent.is_empty() {
        let _ = writeln!(out, "  {}\n", step.title);
        return;
    }
    for sent in &step.sent {
        let Phrase { verb, what, after } = sent.act.phrase();
        let what = what.map(|what| format!("  {what}")).unwrap_or_default();
        for line in wrap(&format!("{} {verb}{what}{after}", sent.client), WIDTH - 4) {
            let _ = writeln!(out, "  {line}");
        }
    }
    out.push('\n');
}

/// What the learner's code printed, which would otherwise be lost.
fn printed(out: &mut String, played: &Played) {
    let lines: Vec<_> = played.notes.printed.lines().collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n  {QUIET}Your code printed:{QUIET:#}");
    for line in lines.iter().take(12) {
        // Whatever it printed must not look like a verdict, nor move the cursor.
        let safe: String = visible(line).chars().take(WIDTH - 6).collect();
        let _ = writeln!(out, "  {QUIET}|{QUIET:#} {safe}");
    }
    if lines.len() > 12 {
        let _ = writeln!(out, "  {QUIET}| … {} lines in all{QUIET:#}", lines.len());
    }
    out.push('\n');
}

fn paragraph(out: &mut String, text: &str) {
    for line in wrap(text, WIDTH - 4) {
        let _ = writeln!(out, "  {line}");
    }
}

/// Breaks at spaces. A word longer than the line is broken behind a comma, or anywhere.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    // What an answer says must neither move the cursor nor begin a line of its own.
    let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let text = visible(&text);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let mut rest = word;
        let fits = |rest: &str, used: usize| rest.chars().nth(width.saturating_sub(used)).is_none();
        if used > 0 && !fits(word, used + 1) {
            lines.push(String::new());
            used = 0;
        }
        if used > 0 {
            put(&mut lines, " ");
            used += 1;
        }
        while !fits(rest, used) {
            let end = rest.char_indices().nth(width).map_or(rest.len(), |(at, _)| at);
            // Behind a comma of a value, where one is near.
            let at = rest[..end].rfind(',').map(|at| at + 1).filter(|at| *at > end / 2).unwrap_or(end);
            put(&mut lines, &rest[..at]);
            lines.push(String::new());
            rest = &rest[at..];
        }
        put(&mut lines, rest);
        used += rest.chars().count();
    }
    lines
}

fn put(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_long_words_anywhere() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        let long = wrap(&"x".repeat(1_000_000), 76);
        assert_eq!((long.len(), long.iter().map(String::capacity).sum::<usize>() < 4_000_000), (13_158, true));
        assert_eq!(wrap("[\"ann\",\"bob\"]", 9), ["[\"ann\",", "\"bob\"]"]);
    }
}
