//! All of the show at once: for a file, a pipe, or a screen reader.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anstyle::Style;
use transcript::Step;

use crate::scene::text::{self, Line};
use crate::scene::{Performance, is_question};
use crate::style::{BOLD, WIDTH};

/// Writes every step: question and answer, and each piece of code where it first comes up.
pub(crate) fn write(performance: &Performance, out: &mut dyn Write) -> io::Result<()> {
    let exercise = performance.exercise;
    put(out, &Line::new(BOLD, performance.heading()))?;
    let mut seen = Seen::default();
    for (i, scene) in performance.scenes.iter().enumerate() {
        if let Some(name) = &scene.name {
            let which = format!("{name}  (scenario {} of {})", i + 1, performance.scenes.len());
            put(out, &Line::empty())?;
            put(out, &Line::new(BOLD, which))?;
        }
        for &i in &scene.shown {
            let step = &scene.steps[i];
            put(out, &Line::empty())?;
            for line in seen.code(performance, step) {
                put(out, &line)?;
            }
            for line in text::before(scene, i, WIDTH) {
                put(out, &line)?;
            }
            let mut lines = text::sent(i + 1, step, WIDTH);
            if is_question(step) {
                let names: Vec<_> = step.heard.iter().map(|heard| heard.client.as_str()).collect();
                let asked = format!("Who hears it: {}?", names.join(", "));
                let asked = crate::style::wrap(&asked, 2);
                lines.push(Line::empty());
                lines.extend(asked.lines().map(|line| Line::new(Style::new(), line)));
            }
            lines.extend(text::heard(step, WIDTH));
            lines.extend(text::note(performance.notes.on(&step.title), WIDTH));
            for line in lines {
                put(out, &line)?;
            }
        }
    }
    put(out, &Line::empty())?;
    let rule = crate::style::wrap(exercise.concept, 2);
    rule.lines().try_for_each(|line| put(out, &Line::new(BOLD, line)))
}

/// A short solution is shown whole.
const SHORT: usize = 20;

/// The code that was shown already. Nobody scrolls in a pipe, and once is enough.
#[derive(Debug, Default)]
pub(crate) struct Seen(BTreeSet<String>);

impl Seen {
    /// The code that a step is about, with an empty line below it, unless it was seen before.
    pub(crate) fn code(&mut self, performance: &Performance, step: &Step) -> Vec<Line> {
        let body = performance.source.body();
        let about = performance.source.about(step);
        let parts = if body.lines().count() <= SHORT || about.is_empty() { vec![body] } else { about };
        let mut lines = Vec::new();
        for part in parts {
            if is_question(step) && self.0.insert(part.clone()) {
                lines.extend(text::code(&part, WIDTH));
                lines.push(Line::empty());
            }
        }
        lines
    }
}

fn put(out: &mut dyn Write, line: &Line) -> io::Result<()> {
    writeln!(out, "{}", line.coloured())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::example;

    #[test]
    fn everything_is_written_and_the_code_once() {
        let mut out = Vec::new();
        write(&example::performance(), &mut out).expect("it is written");
        let text = anstream::adapter::strip_str(&String::from_utf8_lossy(&out)).to_string();
        assert_eq!(text.matches("socket.on(\"typing\"").count(), 1, "{text}");
        assert!(text.contains("  Who hears it: alice, bob, carol?\n"), "{text}");
        assert!(text.contains("    carol ← typing {\"name\":\"alice\"}\n"), "{text}");
        assert!(text.contains("\n  3  bob leaves\n    bob   → disconnects\n"), "{text}");
    }
}
