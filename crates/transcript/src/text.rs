//! The text form of a transcript: what a person reviews and what a snapshot keeps.
//!
//! ```text
//! 1  alice types
//!    alice → typing {"name":"alice"}
//!    alice ·
//!    bob   ← typing {"name":"alice"}
//! ```
//!
//! A dot is silence. A line with `!` is a fault.
//!
//! What is written here is read back as the same transcript, whatever events are called and whatever they say: a name
//! that is no plain word is written as JSON, and a line that would be read as something else is written typed.
//!
//! # Layout
//!
//! - `read`: a line of a transcript, as what it says.
//! - `fold`: bursts as one line.

pub(crate) mod fold;
pub(crate) mod read;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::{Act, Fault, Heard, Sent, Sound, Step, Transcript};

const SENT: &str = " → ";
const HEARD: &str = " ← ";
const SILENCE: &str = " ·";

/// Somebody waits for an ack.
pub(crate) const ASKS: &str = ", asking for an ack";
/// Somebody comes in, with something in the handshake or without.
pub(crate) const WITH_AUTH: &str = "connects with the auth ";
pub(crate) const WITHOUT_AUTH: &str = "connects without an auth";
/// What an event said is not recorded.
pub(crate) const UNSAID: &str = " …";
pub(crate) const NO_ARGUMENT: &str = " (without an argument)";
/// A request has an empty body.
pub(crate) const NO_BODY: &str = " (without a body)";
/// What cannot be said in words that are read back as the same.
const TYPED: &str = "json ";

/// Words that begin something else than an event.
const TAKEN: [&str; 4] = ["ack", "connected", "disconnected", "refused"];

/// An event's name; as JSON if it is no plain word.
pub(crate) fn name(event: &str) -> Cow<'_, str> {
    if is_plain(event) { event.into() } else { serde_json::Value::from(event).to_string().into() }
}

fn is_plain(event: &str) -> bool {
    let outside = event.is_empty() || event.starts_with(['"', '/']) || TAKEN.contains(&event);
    !outside && !event.contains(|c: char| c.is_whitespace() || c.is_control())
}

impl Act {
    /// What `who` did, from a recorded line.
    #[must_use]
    pub fn read(who: &str, line: &str) -> Self {
        read::act(who, line)
    }

    /// The line that is read back as this.
    fn recorded(&self, who: &str) -> String {
        let words = self.to_string();
        if is_line(&words) && read::act(who, &words) == *self { words } else { typed(self) }
    }
}

impl Sound {
    /// What `who` heard, from a recorded line.
    #[must_use]
    pub fn read(who: &str, line: &str) -> Self {
        read::sound(who, line)
    }

    /// The line that is read back as this.
    fn recorded(&self, who: &str) -> String {
        let words = self.to_string();
        if is_line(&words) && read::sound(who, &words) == *self { words } else { typed(self) }
    }
}

/// Whether a text can stand behind an arrow.
fn is_line(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\n', '\r'])
}

fn typed(what: &impl serde::Serialize) -> String {
    // Texts, numbers and values are JSON.
    format!("{TYPED}{}", serde_json::to_string(what).unwrap_or_default())
}

/// A line that is not part of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// Counted from 1.
    pub line: usize,
    pub text: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is not part of a transcript: {:?}", self.line, self.text)
    }
}

impl std::error::Error for ParseError {}

/// The text of a snapshot file without the header that insta writes above it.
#[must_use]
pub fn snapshot_body(file: &str) -> &str {
    let Some(rest) = file.strip_prefix("---\n") else {
        return file;
    };
    rest.split_once("\n---\n").map_or(file, |(_, body)| body)
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.steps.iter().enumerate() {
            writeln!(f, "{}  {}", i + 1, step.title)?;
            write!(f, "{step}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.sent.iter().map(|s| &s.client).chain(self.heard.iter().map(|h| &h.client));
        let width = names.map(|name| name.chars().count()).max().unwrap_or(0);
        for Sent { client, act } in &self.sent {
            writeln!(f, "   {client:width$}{SENT}{}", act.recorded(client))?;
        }
        for Heard { client, sounds } in &self.heard {
            if sounds.is_empty() {
                writeln!(f, "   {client:width$}{SILENCE}")?;
            }
            for sound in sounds {
                writeln!(f, "   {client:width$}{HEARD}{}", sound.recorded(client))?;
            }
        }
        if let Some(fault) = self.fault {
            writeln!(f, "   ! {fault}")?;
        }
        Ok(())
    }
}

impl FromStr for Transcript {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let mut steps: Vec<Step> = Vec::new();
        for (i, line) in text.lines().enumerate() {
            let wrong = || ParseError { line: i + 1, text: line.to_owned() };
            if line.trim().is_empty() {
                continue;
            }
            let Some(inner) = line.strip_prefix("   ") else {
                let (number, title) = line.split_once("  ").ok_or_else(wrong)?;
                if number.parse() != Ok(steps.len() + 1) {
                    return Err(wrong());
                }
                steps.push(Step { title: title.to_owned(), ..Step::default() });
                continue;
            };
            steps.last_mut().and_then(|step| read_line(step, inner)).ok_or_else(wrong)?;
        }
        Ok(Self { steps })
    }
}

fn read_line(step: &mut Step, line: &str) -> Option<()> {
    if let Some(fault) = line.strip_prefix("! ") {
        step.fault = Some(ALL_FAULTS.into_iter().find(|f| f.to_string() == fault)?);
        return Some(());
    }
    // The mark that comes first decides: a payload may hold the other one.
    let mark = |mark| line.find(mark);
    match (mark(SENT), mark(HEARD)) {
        (Some(at), heard) if heard.is_none_or(|h| at < h) => {
            let client = line[..at].trim_end();
            let act = Act::read(client, &line[at + SENT.len()..]);
            step.sent.push(Sent { client: client.to_owned(), act });
        }
        (_, Some(at)) => {
            let client = line[..at].trim_end();
            let sound = Sound::read(client, &line[at + HEARD.len()..]);
            match step.heard.last_mut().filter(|last| last.client == client) {
                Some(last) => last.sounds.push(sound),
                None => step.heard.push(Heard { client: client.to_owned(), sounds: vec![sound] }),
            }
        }
        _ => {
            let client = line.strip_suffix(SILENCE)?.trim_end().to_owned();
            step.heard.push(Heard { client, sounds: Vec::new() });
        }
    }
    Some(())
}

const ALL_FAULTS: [Fault; 9] = [
    Fault::Panicked,
    Fault::Silent,
    Fault::Restless,
    Fault::Ended,
    Fault::Overflowed,
    Fault::NotStarted,
    Fault::Unreturned,
    Fault::TooMuch,
    Fault::Garbled,
];

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Panicked => "the server's code panicked",
            Self::Silent => "the server stopped answering",
            Self::Restless => "the server never came to rest",
            Self::Ended => "the server's process ended",
            Self::Overflowed => "the server's stack overflowed",
            Self::NotStarted => "the server did not start",
            Self::Unreturned => "the function did not return",
            Self::TooMuch => "the server's code said too much",
            Self::Garbled => "the server's process spoke out of turn",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCENE: &str = "\
1  alice and bob (phone) connect
   alice       ·
   bob (phone) ·
2  alice types
   alice → typing {\"name\":\"a → b ← c ·\"}
   alice       ·
   bob (phone) ← ack of typing {\"ok\":true}
   bob (phone) ← typing {\"name\":\"a → b ← c ·\"}
   ! the server's code panicked
";

    #[test]
    fn text_and_transcript_are_two_forms_of_one_thing() {
        let read: Transcript = SCENE.parse().expect("a transcript");
        assert_eq!(read.steps[1].heard_by("bob (phone)").len(), 2);
        assert_eq!(read.steps[1].fault, Some(Fault::Panicked));
        let again: Transcript = read.to_string().parse().expect("a transcript");
        assert_eq!(read, again);
    }

    #[test]
    fn a_foreign_line_is_named() {
        let wrong = "1  alice types\n   who knows\n".parse::<Transcript>();
        assert_eq!(wrong.map_err(|e| e.line), Err(2));
    }

    #[test]
    fn the_header_of_a_snapshot_is_left_out() {
        assert_eq!(snapshot_body("---\nsource: x\n---\n1  a\n"), "1  a\n");
        assert_eq!(snapshot_body("1  a\n"), "1  a\n");
    }
}
