//! A function instead of a server: what it was given, what it should return, and what it returned.

use std::fmt::Write;

use transcript::{FUNCTION, Sound, Step, shown};

use super::{BAD, QUIET, WIDTH, wrap};

/// Whether a function was called in this step.
pub(super) fn is_called(step: &Step) -> bool {
    step.sent.iter().any(|sent| sent.client == FUNCTION)
}

pub(super) fn write(out: &mut String, should: &Step, did: &Step) {
    asked(out, did);
    let (expected, actual) = both(should.heard_by(FUNCTION).first(), did.heard_by(FUNCTION).first(), "nothing");
    for (label, text, bad) in [("should return", expected, false), ("returned", actual, true)] {
        let (open, close) = if bad { (format!("{BAD}"), format!("{BAD:#}")) } else { Default::default() };
        let mut label = label;
        for line in wrap(&text, WIDTH - 20) {
            let _ = writeln!(out, "  {QUIET}{label:13}{QUIET:#}  {open}{line}{close}");
            label = "";
        }
    }
}

/// The call.
pub(super) fn asked(out: &mut String, did: &Step) {
    let _ = writeln!(out, "  {}:\n", did.title);
    for sent in &did.sent {
        for line in wrap(&sent.act.shown(shown::LINE), WIDTH - 8) {
            let _ = writeln!(out, "      {line}");
        }
    }
    out.push('\n');
}

/// What should be there, and what is; where both are long, the place in which they differ.
pub(super) fn both(should: Option<&Sound>, did: Option<&Sound>, nothing: &str) -> (String, String) {
    let text = |sound: Option<&Sound>| sound.map_or_else(|| nothing.to_owned(), |sound| sound.shown(shown::LINE));
    match (should, did) {
        (Some(should), Some(did)) => shown::pair(should, did),
        (should, did) => (text(should), text(did)),
    }
}
