//! A client of the learner's: what the server received of it, and what the function did.

use std::fmt::Write;

use transcript::{FUNCTION, SERVER, Sound, Step, shown};

use super::{BAD, QUIET, WIDTH, function, wrap};

/// So many lines are shown before the first that differs.
const BEFORE: usize = 2;

/// Whether a server of ours has watched.
pub(super) fn is_watched(step: &Step) -> bool {
    step.heard.iter().any(|heard| heard.client == SERVER)
}

pub(super) fn write(out: &mut String, should: &Step, did: &Step) {
    function::asked(out, did);
    part(out, "the server received", should.heard_by(SERVER), did.heard_by(SERVER));
    if did.is_cut_at_the_door() {
        // What it returned after that is not known.
        return;
    }
    part(out, "your function", should.heard_by(FUNCTION), did.heard_by(FUNCTION));
}

/// A place in a list, and what stands there.
type At<'a, T> = Option<(usize, &'a T)>;

/// The first that is missing, and the first that is too much, each with its place in its own list.
fn apart<'a, T: PartialEq>(should: &'a [T], did: &'a [T]) -> (At<'a, T>, At<'a, T>) {
    let lacks = |all: &[T], of: &[T], one: &T| {
        of.iter().filter(|other| *other == one).count() > all.iter().filter(|other| *other == one).count()
    };
    let first = |of: &'a [T], all: &[T]| {
        // Of several that are alike, the last is the one too many.
        let at = of.iter().position(|one| lacks(all, of, one))?;
        let at = of.iter().rposition(|one| *one == of[at])?;
        Some((at, &of[at]))
    };
    match (first(should, did), first(did, should)) {
        (None, None) => {
            let at = (0..should.len()).find(|&i| should.get(i) != did.get(i));
            (at.map(|i| (i, &should[i])), at.map(|i| (i, &did[i])))
        }
        found => found,
    }
}

/// The first that differs, and a little of what came before it.
fn part(out: &mut String, what: &str, should: &[Sound], did: &[Sound]) {
    let (missing, extra) = apart(should, did);
    let line = |sound: &Sound| sound.shown(shown::LINE);
    let from = match (missing, extra) {
        (None, None) => {
            let all = format!("what it should: {}", did.iter().map(line).collect::<Vec<_>>().join(", "));
            let all = if did.is_empty() || all.chars().count() > WIDTH - 26 { "what it should" } else { &all };
            let _ = writeln!(out, "  {QUIET}{what:19}{QUIET:#}  {all}");
            return;
        }
        (Some((at, _)), None) => &should[..at],
        (_, Some((at, _))) => &did[..at],
    };
    let nothing = if from.is_empty() { "nothing" } else { "nothing more" };
    let (expected, actual) = function::both(missing.map(|(_, sound)| sound), extra.map(|(_, sound)| sound), nothing);
    let _ = writeln!(out, "  {QUIET}{what}{QUIET:#}");
    if from.len() > BEFORE {
        let _ = writeln!(out, "             …");
    }
    for before in &from[from.len().saturating_sub(BEFORE)..] {
        let _ = writeln!(out, "             {}", line(before));
    }
    for (label, text, bad) in [("should be", expected, false), ("was", actual, true)] {
        let (open, close) = if bad { (format!("{BAD}"), format!("{BAD:#}")) } else { Default::default() };
        let mut label = label;
        for line in wrap(&text, WIDTH - 17) {
            let _ = writeln!(out, "  {QUIET}{label:9}{QUIET:#}  {open}{line}{close}");
            label = "";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_and_what_is_too_much() {
        let apart = |should: &str, did: &str| {
            let [should, did] = [should, did].map(|text| text.split_whitespace().collect::<Vec<_>>());
            let (missing, extra) = apart(&should, &did);
            let own = |at: At<'_, &str>| at.map(|(at, one)| (at, (*one).to_owned()));
            (own(missing), own(extra))
        };
        let at = |at, one: &str| Some((at, one.to_owned()));
        assert_eq!(apart("a b", "a b"), (None, None));
        assert_eq!(apart("a b c", "a c"), (at(1, "b"), None));
        assert_eq!(apart("a", "a a"), (None, at(1, "a")));
        assert_eq!(apart("a b", "a c"), (at(1, "b"), at(1, "c")));
        assert_eq!(apart("a b", "b a"), (at(0, "a"), at(0, "b")));
        assert_eq!(apart("", "a"), (None, at(0, "a")));
    }
}
