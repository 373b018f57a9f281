//! Question, answer, reveal, step by step.

use std::io::{self, BufRead, Write};

use anyhow::{Result, bail};
use transcript::Step;

use super::Who;
use super::answer::{self, Prediction};
use super::tally::{Tally, score};
use crate::scene::fold::{columns, pad};
use crate::scene::text::{self, Ask, Line};
use crate::scene::{Performance, Scene, is_question};
use crate::show::{self, plain::Seen};
use crate::style::{BOLD, DIM, wrap};

/// Where the answers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    /// From somebody at a terminal of so many rows: she may mistype, and wants time to read.
    Typed { rows: usize },
    /// From a file or a pipe: a line a question.
    Read,
}

/// Asks for every step, and says in the end how much was right.
///
/// # Errors
///
/// A line of [`Answers::Read`] that means nothing: what comes after it would be taken for the wrong step.
pub(crate) fn run(
    performance: &Performance,
    who: Who,
    answers: Answers,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<()> {
    put(out, &[Line::new(BOLD, performance.heading())])?;
    writeln!(out, "\n{}", wrap(rules(who), 2))?;
    let mut tally = Tally::default();
    let mut seen = Seen::default();
    'all: for scene in &performance.scenes {
        if let Some(name) = &scene.name {
            put(out, &[Line::empty(), Line::new(BOLD, format!("Scenario: {name}"))])?;
        }
        for &i in &scene.shown {
            let step = &scene.steps[i];
            writeln!(out)?;
            if !is_question(step) {
                put(out, &text::before(scene, i, WIDTH))?;
                put(out, &text::sent(i + 1, step, WIDTH))?;
                put(out, &text::heard(step, WIDTH))?;
                continue;
            }
            put(out, &code(performance, step, answers, &mut seen))?;
            put(out, &text::before(scene, i, WIDTH))?;
            put(out, &text::sent(i + 1, step, WIDTH))?;
            put(out, &text::asked(step, Ask::Number))?;
            let Some(prediction) = answered(step, who, answers, input, out)? else { break 'all };
            reveal(performance, step, &prediction, out)?;
            let sum = tally.add(name(performance, scene, i, step), step, &prediction);
            writeln!(out, "\n  Right: {} of {} ({} %)", sum.right, sum.of, sum.percent())?;
            if matches!(answers, Answers::Typed { .. }) && !enter(input, out)? {
                break 'all;
            }
        }
    }
    writeln!(out, "\n{}\n{}", tally.report(), wrap(performance.exercise.concept, 0))?;
    Ok(())
}

const WIDTH: usize = crate::style::WIDTH;

fn rules(who: Who) -> &'static str {
    match who {
        Who::Alone => {
            "For each step, type who hears something: names or numbers, with spaces or commas between them. Enter alone: \
             nobody. `q` ends it. An ack counts: whoever gets one hears something. A refusal does not."
        }
        Who::Class { .. } => {
            "For each step, ask for each client who thinks that it hears something, and type how many hands you see: a \
             number for each, in the order shown. `q` ends it. An ack counts: whoever gets one hears something. A refusal \
             does not."
        }
    }
}

/// The code in question: as much of it as leaves room for the rest, or all of it where it first comes up.
fn code(performance: &Performance, step: &Step, answers: Answers, seen: &mut Seen) -> Vec<Line> {
    match answers {
        Answers::Typed { rows } => {
            let asked = text::sent(1, step, WIDTH).len() + text::asked(step, Ask::Number).len();
            let about = performance.source.about(step);
            // Below it an empty line, and the one to type in.
            show::code(&performance.source, &about, WIDTH, rows.saturating_sub(asked + 2), &performance.code)
        }
        Answers::Read => seen.code(performance, step),
    }
}

/// `None`: there are no more answers.
fn answered(
    step: &Step,
    who: Who,
    answers: Answers,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<Option<Prediction>> {
    let clients: Vec<_> = step.heard.iter().map(|heard| heard.client.as_str()).collect();
    loop {
        match who {
            Who::Alone => write!(out, "\n  They hear it: ")?,
            Who::Class { people } => {
                let wanted = format!("Of {people}, hands for {}:", clients.join(", "));
                write!(out, "\n{} ", wrap(&wanted, 2).trim_end())?;
            }
        }
        out.flush()?;
        let Some(line) = line(input)? else { return Ok(None) };
        let prediction = match who {
            Who::Alone => answer::names(&line, &clients),
            Who::Class { people } => answer::hands(&line, &clients, people),
        };
        match (prediction, answers) {
            (Ok(prediction), Answers::Read) => {
                writeln!(out, "{}", line.trim())?;
                return Ok(Some(prediction));
            }
            (Ok(prediction), Answers::Typed { .. }) => return Ok(Some(prediction)),
            (Err(why), Answers::Typed { .. }) => writeln!(out, "  {why}")?,
            (Err(why), Answers::Read) => {
                writeln!(out)?;
                bail!("the answer for the step {:?} cannot be read: {why}", step.title)
            }
        }
    }
}

fn reveal(performance: &Performance, step: &Step, prediction: &Prediction, out: &mut dyn Write) -> io::Result<()> {
    put(out, &text::heard(step, WIDTH))?;
    put(out, &text::note(performance.notes.on(&step.title), WIDTH))?;
    let names = step.heard.iter().map(|heard| columns(&heard.client)).max().unwrap_or(0);
    let clients = step.heard.iter().enumerate().map(|(i, heard)| (i, heard.client.as_str(), heard.hears()));
    writeln!(out)?;
    match prediction {
        Prediction::Alone(said) => {
            for (_, client, hears) in clients.filter(|(i, _, hears)| said[*i] != *hears) {
                let (said, heard) = if hears { ("nothing", "something") } else { ("something", "nothing") };
                writeln!(out, "  ✗ {}  you said {said}, it heard {heard}", pad(client, names))?;
            }
        }
        Prediction::Class { hands, .. } => {
            put(out, &[Line::new(DIM, format!("    {}  hands  right", pad("", names)))])?;
            for (i, client, hears) in clients {
                let percent = score(prediction, i, hears).percent();
                writeln!(out, "    {}  {:>5}  {percent:>3} %", pad(client, names), hands[i])?;
            }
        }
    }
    Ok(())
}

fn enter(input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<bool> {
    write!(out, "\n  Enter goes on. ")?;
    out.flush()?;
    Ok(line(input)?.is_some())
}

/// A line, unless there is none, or she has had enough.
fn line(input: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    let there = input.read_line(&mut line)? > 0;
    Ok(Some(line).filter(|line| there && !matches!(line.trim(), "q" | "quit")))
}

fn name(performance: &Performance, scene: &Scene, i: usize, step: &Step) -> String {
    match &scene.name {
        Some(name) if performance.scenes.len() > 1 => format!("{name} {}  {}", i + 1, step.title),
        _ => format!("{}  {}", i + 1, step.title),
    }
}

fn put(out: &mut dyn Write, lines: &[Line]) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{}", line.coloured()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::example;

    fn ask(who: Who, answers: Answers, lines: &str) -> (Result<()>, String) {
        let mut out = Vec::new();
        let done = run(&example::performance(), who, answers, &mut lines.as_bytes(), &mut out);
        (done, anstream::adapter::strip_str(&String::from_utf8_lossy(&out)).to_string())
    }

    #[test]
    fn a_line_a_question_and_the_counts_in_the_end() {
        let (done, said) = ask(Who::Alone, Answers::Read, "alice, bob\n\n");
        done.expect("every line is understood");
        assert!(said.contains("Right: 1 of 3 (33 %)") && said.contains("Right: 3 of 3 (100 %)"), "{said}");
        assert!(said.contains("✗ alice  you said something, it heard nothing\n"), "{said}");
        assert!(said.contains("✗ carol  you said nothing, it heard something\n"), "{said}");
        assert!(said.contains("4 of 6   67 %"), "{said}");
        assert!(said.lines().all(|line| columns(line) <= WIDTH), "{said}");
    }

    #[test]
    fn hands_are_counted_against_the_class() {
        let (done, said) = ask(Who::Class { people: 20 }, Answers::Read, "15 20 10\n0 0 20\n");
        done.expect("every line is understood");
        assert!(said.contains("    alice     15   25 %\n"), "{said}");
        assert!(said.contains("75 of 120   63 %"), "{said}");
    }

    #[test]
    fn the_end_of_the_lines_is_the_end_of_the_questions() {
        for lines in ["bob carol\n", "bob carol\nq\n"] {
            let (done, said) = ask(Who::Alone, Answers::Read, lines);
            done.expect("it ends well");
            assert!(said.contains("Every prediction came true.") && !said.contains("bob leaves  "), "{said}");
        }
    }

    #[test]
    fn a_slip_is_asked_again_of_a_person_only() {
        let (done, said) = ask(Who::Alone, Answers::Typed { rows: 24 }, "zoe\n2 3\n\nq\n");
        done.expect("she may try again");
        assert!(said.contains("nobody here is called `zoe`") && said.contains("Right: 3 of 3"), "{said}");
        let (done, _) = ask(Who::Alone, Answers::Read, "zoe\n2 3\n");
        assert!(done.expect_err("a line is wrong").to_string().contains("alice types"));
    }
}
