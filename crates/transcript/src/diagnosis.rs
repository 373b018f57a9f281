//! Which wrong idea a transcript looks like: data, and one matching function.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::difference::{Difference, Kind, differences};
use crate::{Transcript, agrees, fits, same_manner, step_fits};

/// What a known wrong answer did, recorded by running it. Read when it is first asked for: who passes needs none.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The misconception's name.
    pub name: &'static str,
    text: &'static str,
    transcript: OnceLock<Transcript>,
}

impl Recorded {
    #[must_use]
    pub fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text, transcript: OnceLock::new() }
    }

    /// What it did.
    ///
    /// # Panics
    ///
    /// If it is no transcript: that is a mistake in the workbook.
    #[must_use]
    pub fn transcript(&self) -> &Transcript {
        self.transcript.get_or_init(|| self.text.parse().unwrap_or_else(|error| panic!("{}: {error}", self.name)))
    }
}

/// How much of a recorded transcript was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The whole transcript: "this is what … does".
    Exact,
    /// The first step that differs from the right answer, and only one misconception's does, and no later step
    /// contradicts it in who heard what; or every step, but for what is said where nothing is due: "this looks like …".
    FirstStep,
    #[default]
    None,
}

/// The misconceptions that explain a wrong transcript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagnosis {
    pub kind: Match,
    /// More than one only where they look the same at the wire.
    pub names: Vec<&'static str>,
    /// Others that are wrong in the same manner in every step, with something else where nothing is due: what the
    /// answer's text decides for where it has nothing of what these names speak of.
    pub akin: Vec<&'static str>,
}

/// Names the misconceptions that a wrong transcript looks like, or none: a wrong name is worse than no name. `free`: the
/// keys of values that are free in what goes by this name.
#[must_use]
pub fn diagnose<'k>(
    expected: &Transcript,
    actual: &Transcript,
    known: &[Recorded],
    free: impl Fn(&str) -> &'k [&'k str],
) -> Diagnosis {
    let names = |found: &[&Recorded]| {
        let mut names: Vec<_> = found.iter().map(|r| r.name).collect();
        // An idea may have several recordings.
        names.dedup();
        names
    };
    // Those that are wrong in the same manner in every step: what they say there may be anything.
    let akin = || known.iter().filter(|r| same_manner(expected, r.transcript(), actual)).collect::<Vec<_>>();
    let named = |kind, found: &[&Recorded]| {
        let (names, mut others) = (names(found), names(&akin()));
        others.retain(|name| !names.contains(name));
        Diagnosis { kind, names, akin: others }
    };

    let same: Vec<_> = known.iter().filter(|r| r.transcript() == actual).collect();
    if !same.is_empty() {
        return named(Match::Exact, &same);
    }
    let fit: Vec<_> = known.iter().filter(|r| fits(r.transcript(), actual, free(r.name))).collect();
    if !fit.is_empty() {
        return named(Match::Exact, &fit);
    }
    let Some(at) = expected.first_difference(actual) else {
        return Diagnosis::default();
    };
    let alike: Vec<_> = known
        .iter()
        .filter(|r| expected.first_difference(r.transcript()) == Some(at))
        .filter(|r| match (r.transcript().steps.get(at), actual.steps.get(at)) {
            (Some(recorded), Some(actual)) => step_fits(recorded, actual, free(r.name)),
            (recorded, actual) => recorded.is_none() && actual.is_none(),
        })
        .collect();
    // Those that look the same at the wire count as one.
    let one = alike.windows(2).all(|pair| pair[0].transcript() == pair[1].transcript());
    let agreed = alike.iter().all(|r| agrees(r.transcript(), actual, at + 1) && no_worse(expected, r, actual, at));
    if !alike.is_empty() && one && agreed {
        return named(Match::FirstStep, &alike);
    }
    let akin = akin();
    let one = akin.windows(2).all(|pair| pair[0].name == pair[1].name);
    if !akin.is_empty() && one {
        Diagnosis { kind: Match::FirstStep, names: names(&akin), akin: Vec::new() }
    } else {
        // Of several, the answer's text may decide.
        Diagnosis { akin: names(&akin), ..Diagnosis::default() }
    }
}

/// What is right with the idea is right with whoever has it. In words that a scene has found, the same slip may show in
/// more places.
fn no_worse(expected: &Transcript, idea: &Recorded, actual: &Transcript, at: usize) -> bool {
    let right = |step: usize| idea.transcript().steps.get(step) == expected.steps.get(step);
    let in_words =
        |of: &Difference| of.wrong.iter().flat_map(|at| &at.kinds).all(|kind| matches!(kind, Kind::Words { .. }));
    differences(expected, actual).iter().all(|of| of.step <= at || !right(of.step) || in_words(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(heard: &[&str]) -> String {
        heard.iter().enumerate().map(|(i, line)| format!("{}  step\n   bob ← {line}\n", i + 1)).collect()
    }

    fn transcript(heard: &[&str]) -> Transcript {
        text(heard).parse().expect("a transcript")
    }

    fn diagnose(expected: &Transcript, actual: &Transcript, known: &[Recorded]) -> Diagnosis {
        super::diagnose(expected, actual, known, |_| &[])
    }

    fn known() -> Vec<Recorded> {
        [("one", ["x 1", "b 1", "c 1"]), ("two", ["x 1", "c 1", "c 1"]), ("three", ["a 1", "z 1", "q 1"])]
            .map(|(name, heard)| Recorded::new(name, text(&heard).leak()))
            .into()
    }

    #[test]
    fn an_equal_transcript_is_named_exactly() {
        let found = diagnose(&transcript(&["a 1", "b 1", "c 1"]), &transcript(&["x 1", "b 1", "c 1"]), &known());
        assert_eq!(found, Diagnosis { kind: Match::Exact, names: vec!["one"], akin: vec![] });
    }

    #[test]
    fn the_first_differing_step_names_only_when_one_alone_fits() {
        let right = transcript(&["a 1", "b 1", "c 1"]);
        let found = diagnose(&right, &transcript(&["a 1", "z 1", "q 2"]), &known());
        assert_eq!(found, Diagnosis { kind: Match::FirstStep, names: vec!["three"], akin: vec![] });
        assert_eq!(diagnose(&right, &transcript(&["x 1", "q 1", "q 1"]), &known()), Diagnosis::default());
    }

    #[test]
    fn a_later_step_in_which_other_things_are_heard_contradicts_the_name() {
        let right = transcript(&["a 1", "b 1", "c 1"]);
        assert_eq!(diagnose(&right, &transcript(&["a 1", "z 1", "c 1"]), &known()), Diagnosis::default());
    }

    #[test]
    fn the_wording_is_free_where_the_idea_says_so() {
        let text = "1  step\n   bob ← no {\"error\":\"bad\"}\n";
        let known = [Recorded::new("one", text)];
        let actual = text.replace("bad", "never").parse().expect("a transcript");
        let find = |free: &'static [&'static str]| {
            super::diagnose(&transcript(&["no {\"error\":\"fine\"}"]), &actual, &known, |_| free)
        };
        assert_eq!(find(&["error"]), Diagnosis { kind: Match::Exact, names: vec!["one"], akin: vec![] });
        assert_eq!(find(&[]), Diagnosis::default());
    }

    #[test]
    fn what_is_right_with_the_idea_and_not_here_contradicts_the_name() {
        let known = [Recorded::new("one", text(&["x 1", "b 1", "c 7"]).leak())];
        let right = transcript(&["a 1", "b 1", "c 1"]);
        assert_eq!(diagnose(&right, &transcript(&["x 1", "b 1", "c 1"]), &known).names, ["one"]);
        assert_eq!(diagnose(&right, &transcript(&["x 1", "b 2", "c 7"]), &known), Diagnosis::default());
    }

    #[test]
    fn what_is_wrong_in_the_same_manner_is_kept_for_the_text_to_decide() {
        let right = transcript(&["a 1"]);
        let line = |said: &str| format!("1  step\n   bob ← a 1\n   sue ← a {said}\n");
        let known = [("all", line("1")), ("echo", line("2"))].map(|(name, text)| Recorded::new(name, text.leak()));
        let right_with_sue = format!("{right}   sue ·\n").parse().expect("a transcript");
        let found = diagnose(&right_with_sue, &line("1").parse().expect("a transcript"), &known);
        assert_eq!(found, Diagnosis { kind: Match::Exact, names: vec!["all"], akin: vec!["echo"] });
    }

    #[test]
    fn what_nobody_recorded_is_not_named() {
        assert_eq!(diagnose(&transcript(&["a"]), &transcript(&["q"]), &known()), Diagnosis::default());
    }
}
