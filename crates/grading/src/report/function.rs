//! A function instead of a server: what it was given, what it should return, and what it returned.

use std::fmt::Write;

use transcript::Step;

use super::{BAD, QUIET, WIDTH, differs, wrap};
use crate::harness::FUNCTION;

/// Whether a function was called in this step.
pub(super) fn is_called(step: &Step) -> bool {
    step.sent.iter().any(|sent| sent.client == FUNCTION)
}

pub(super) fn write(out: &mut String, should: &Step, did: &Step) {
    asked(out, did);
    let returned = |step: &Step| step.heard_by(FUNCTION).first().cloned().unwrap_or_else(|| "nothing".into());
    let (mut expected, mut actual) = (returned(should), returned(did));
    differs::shorten(&mut expected, &mut actual);
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
        for line in wrap(&sent.what, WIDTH - 8) {
            let _ = writeln!(out, "      {line}");
        }
    }
    out.push('\n');
}
