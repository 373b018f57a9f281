//! A recorded run, and finding its steps by their titles: numbers change when a scene grows, titles stay.

use std::ops::RangeInclusive;

use transcript::{Sound, Step, Transcript};

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
        let mut sounds = self.transcript.steps.iter().flat_map(|step| &step.heard).flat_map(|heard| &heard.sounds);
        sounds.any(|sound| is(event, sound))
    }
}

/// Whether something that was heard is what a page calls by this name: an event, or `ack`, `refused`, `disconnected`.
pub(crate) fn is(name: &str, sound: &Sound) -> bool {
    match sound.times().0 {
        Sound::Event { name: event, .. } => event == name,
        Sound::Ack { .. } => name == "ack",
        Sound::Refused(_) => name == "refused",
        Sound::Disconnected => name == "disconnected",
        _ => false,
    }
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
        let is = |name, line| is(name, &Sound::read("bob", line));
        assert!(is("typing", "typing {}") && is("ack", "ack of say {}") && is("disconnected", "disconnected"));
        assert!(!is("typ", "typing {}") && !is("ack", "\"ack of say\" {}"));
    }
}
