//! Whether what a named idea speaks of stands in the answer's text: a learner looks for it there.

use analysis::Answer;
use transcript::difference::Fact;
use transcript::{Feedback, Match, Misconception, Reached};

use super::explanation::Explanation;

/// The kind of the fact that tells an idea's symptom, and not its name.
const SYMPTOM: &str = "symptom";

/// An idea that the server's record contradicts is no name: it did not get as far, or farther. Of several that look the
/// same from outside, those stay whose subject stands in the text. If there is but one and its subject is not there, its
/// symptom is told, and no name.
///
/// `reached`: how far the server got.
pub(super) fn narrow(
    explained: &mut Explanation,
    exercise: &Feedback,
    answer: &Answer<'_>,
    text: &str,
    reached: Option<Reached>,
) {
    let diagnosis = &mut explained.diagnosis;
    let idea = |name: &str| exercise.misconception(name);
    let whole = is_whole(text);
    diagnosis.names.retain(|name| idea(name).is_none_or(|idea| agrees(idea, reached)));
    if diagnosis.names.is_empty() && (diagnosis.akin.is_empty() || !whole) {
        diagnosis.kind = Match::None;
        return;
    }
    if !whole {
        return;
    }
    let told: Vec<String> =
        explained.facts.iter().filter(|fact| fact.line.is_some()).map(|fact| fact.kind.clone()).collect();
    let stands = |name: &&'static str| idea(name).is_none_or(|idea| stands(answer, idea, &told));
    // What only looks like an idea, and does not speak of it, is another one.
    if diagnosis.names.len() > 1 || diagnosis.kind == Match::FirstStep {
        diagnosis.names.retain(stands);
    }
    // Where nothing of it stands in the text, one that is wrong in the same manner may.
    if !diagnosis.names.iter().any(stands) {
        let speaks = |idea: &Misconception| !idea.words.is_empty() && agrees(idea, reached);
        let mut akin = diagnosis.akin.iter().copied().filter(|name| idea(name).is_some_and(speaks) && stands(name));
        if let (Some(name), None) = (akin.next(), akin.next()) {
            (diagnosis.kind, diagnosis.names) = (Match::FirstStep, vec![name]);
        }
    }
    if let [name] = *diagnosis.names.as_slice()
        && !stands(&name)
    {
        diagnosis.names.clear();
        // A line of the text, or a cause, says more than a symptom.
        let is_explained = !told.is_empty() || reached.is_some_and(Reached::is_a_cause);
        if let Some(idea) = idea(name).filter(|_| !is_explained) {
            explained.insert(Fact::new(SYMPTOM, format!("In short: {}.", idea.symptom)));
        }
    }
    if explained.diagnosis.names.is_empty() {
        explained.diagnosis.kind = Match::None;
    }
}

/// Whether the server got as far as with the idea. Where its record proves nothing, only a cause is missed.
fn agrees(idea: &Misconception, reached: Option<Reached>) -> bool {
    match (idea.reached, reached) {
        (Some(idea), Some(reached)) => idea == reached,
        (Some(only), None) | (None, Some(only)) => !only.is_a_cause(),
        (None, None) => true,
    }
}

/// Whether what the idea speaks of stands in the text, and what would contradict it does not.
fn stands(answer: &Answer<'_>, idea: &Misconception, told: &[String]) -> bool {
    let there = |patterns: &[&str]| !answer.mentions(patterns).is_empty();
    let remarks = idea.words.iter().filter_map(|word| word.strip_prefix('@'));
    let is_told = remarks.into_iter().any(|kind| told.iter().any(|told| told == kind));
    (idea.words.is_empty() || is_told || there(idea.words)) && !there(idea.without)
}

/// Whether the file is all that there is to read: no other files, and no macros of its own.
fn is_whole(text: &str) -> bool {
    let elsewhere = |line: &str| {
        let line = line.trim_start();
        line.contains("macro_rules!")
            || line.contains("include!")
            || ["mod ", "pub mod ", "pub(crate) mod "].iter().any(|word| line.starts_with(word) && line.contains(';'))
    };
    !text.lines().any(elsewhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_another_file_is_not_missed() {
        assert!(is_whole("mod tests {\n}\nuse std::mem;\n"));
        assert!(!is_whole("use std::mem;\nmod rooms;\n"));
    }
}
