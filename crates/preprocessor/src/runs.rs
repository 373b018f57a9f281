//! A recorded run, and finding its steps by their titles: numbers change when a scene grows, titles stay.

use std::ops::RangeInclusive;

use transcript::{Step, Transcript};

use crate::problem::Wrong;

/// The recorded transcript of one answer.
#[derive(Debug)]
pub(crate) struct Run {
    /// `broadcast`, `broadcast/io_emit`.
    pub(crate) reference: String,
    pub(crate) transcript: Transcript,
}

impl Run {
    /// The index of the step with this title, or of the only one that has it in its title.
    pub(crate) fn find(&self, title: &str) -> Result<usize, Wrong> {
        let steps = &self.transcript.steps;
        if let Some(exact) = steps.iter().position(|step| step.title == title) {
            return Ok(exact);
        }
        let found: Vec<usize> = (0..steps.len()).filter(|&i| steps[i].title.contains(title)).collect();
        let titles = |which: &[usize]| which.iter().map(|&i| steps[i].title.clone()).collect();
        let (reference, title) = (self.reference.clone(), title.to_owned());
        match found[..] {
            [one] => Ok(one),
            [] => Err(Wrong::NoStep { reference, title, titles: titles(&(0..steps.len()).collect::<Vec<_>>()) }),
            _ => Err(Wrong::ManySteps { reference, title, titles: titles(&found) }),
        }
    }

    pub(crate) fn step(&self, title: &str) -> Result<&Step, Wrong> {
        Ok(&self.transcript.steps[self.find(title)?])
    }

    pub(crate) fn range(&self, from: &str, to: &str) -> Result<RangeInclusive<usize>, Wrong> {
        let range = self.find(from)?..=self.find(to)?;
        if range.is_empty() {
            return Err(Wrong::Backwards { from: from.to_owned(), to: to.to_owned() });
        }
        Ok(range)
    }

    /// Whether anybody hears this event in any step.
    pub(crate) fn has(&self, event: &str) -> bool {
        let mut lines = self.transcript.steps.iter().flat_map(|step| &step.heard).flat_map(|heard| &heard.lines);
        lines.any(|line| is(event, line))
    }
}

/// Whether a line that was heard is this event: `typing {"name":"alice"}` is `typing`, `ack of say {…}` is `ack`.
pub(crate) fn is(event: &str, line: &str) -> bool {
    line.strip_prefix(event).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// How the engine writes that somebody waits for an acknowledgement.
pub(crate) const ASKS: &str = ", asking for an ack";

/// What somebody did, as the end of a sentence that starts with a name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Deed<'s> {
    /// "disconnects", "is cut off".
    Plain(&'s str),
    /// An event and its payload, or a frame; and what is said after it.
    Sends { what: &'s str, after: &'s str },
}

pub(crate) fn deed(what: &str) -> Deed<'_> {
    let first = what.split(' ').next().unwrap_or_default();
    if matches!(first, "disconnects" | "closes" | "is" | "connects") {
        return Deed::Plain(what);
    }
    match what.split_once(ASKS) {
        Some((what, "")) => Deed::Sends { what, after: ASKS },
        Some((_, _)) | None => Deed::Sends { what, after: "" },
    }
}

/// Lines as a reader wants them: repeats counted, and long bursts told by their event alone.
pub(crate) fn summary(lines: &[&str]) -> Vec<String> {
    let counted = count(lines);
    let counted = if counted.len() <= 4 {
        counted
    } else {
        let events: Vec<&str> = lines.iter().map(|line| event_of(line)).collect();
        count(&events)
    };
    let times = |(line, n): (&str, usize)| if n == 1 { line.to_owned() } else { format!("{n} × {line}") };
    counted.into_iter().map(times).collect()
}

fn count<'l>(lines: &[&'l str]) -> Vec<(&'l str, usize)> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for line in lines {
        match counted.iter_mut().find(|(known, _)| known == line) {
            Some((_, n)) => *n += 1,
            None => counted.push((line, 1)),
        }
    }
    counted
}

/// A line without its payload.
fn event_of(line: &str) -> &str {
    line.split(" {").next().unwrap_or(line).split(" [").next().unwrap_or(line).split(" \"").next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run() -> Run {
        let text = "1  alice types\n   bob ← typing {}\n2  bob types\n   bob ·\n3  bob types again\n   bob ·\n";
        Run { reference: "x".into(), transcript: text.parse().expect("a transcript") }
    }

    #[test]
    fn a_step_is_found_by_its_whole_title_or_by_a_part_that_is_its_own() {
        assert_eq!(run().find("bob types"), Ok(1));
        assert_eq!(run().find("again"), Ok(2));
        assert!(matches!(run().find("bob"), Err(Wrong::ManySteps { .. })));
        let missing = run().find("carol types").expect_err("nobody called carol");
        assert!(missing.to_string().contains("\"alice types\", \"bob types\""), "{missing}");
    }

    #[test]
    fn an_event_is_told_from_one_that_starts_the_same() {
        assert!(is("typing", "typing {}") && is("ack", "ack of say {}") && is("disconnected", "disconnected"));
        assert!(!is("typ", "typing {}"));
    }

    #[test]
    fn a_deed_ends_a_sentence() {
        assert_eq!(deed("is cut off"), Deed::Plain("is cut off"));
        assert_eq!(deed("say 1, asking for an ack"), Deed::Sends { what: "say 1", after: ", asking for an ack" });
    }

    #[test]
    fn a_burst_is_counted() {
        assert_eq!(summary(&["said {}", "said {}", "x 1"]), ["2 × said {}", "x 1"]);
        let many: Vec<String> = (0..20).map(|i| format!("said {{\"n\":{i}}}")).collect();
        assert_eq!(summary(&many.iter().map(String::as_str).collect::<Vec<_>>()), ["20 × said"]);
    }
}
