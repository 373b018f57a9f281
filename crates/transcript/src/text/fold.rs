//! Bursts: sounds that differ only in a number are one run, and the same sound many times is one with a count.

use std::collections::BTreeMap;

use crate::Sound;

/// So many are one.
const FOLDED: u64 = 5;

/// Sorts what was heard in no particular order, and folds bursts: `said 1..20`, `ack of say ×20`. Only the last number
/// of a sound counts.
#[must_use]
pub fn fold(sounds: Vec<Sound>) -> Vec<Sound> {
    // By what stands around the last number, and by the number.
    let mut groups: BTreeMap<(String, String), BTreeMap<u64, Vec<Sound>>> = BTreeMap::new();
    let mut folded = Vec::new();
    for (text, sound) in sorted(sounds) {
        match last_number(&text) {
            Some(LastNumber { head, number, tail }) => {
                let group = groups.entry((head.to_owned(), tail.to_owned())).or_default();
                group.entry(number).or_default().push(sound);
            }
            None => folded.push((text, sound)),
        }
    }
    for mut group in groups.into_values() {
        while let Some((&from, _)) = group.first_key_value() {
            // Each run takes a number once: twice 1 to 20 is two runs.
            let mut run: Vec<Sound> = (from..).map_while(|number| take_one(&mut group, number)).collect();
            if let (Some(first), true) = (run.first(), run.len() as u64 >= FOLDED) {
                run = vec![Sound::Run { first: Box::new(first.clone()), last: from + run.len() as u64 - 1 }];
            }
            folded.extend(run.into_iter().map(|sound| (sound.to_string(), sound)));
        }
    }
    folded.sort_by(|a, b| a.0.cmp(&b.0));
    counted(folded.into_iter().map(|(_, sound)| sound).collect(), FOLDED)
}

fn take_one(group: &mut BTreeMap<u64, Vec<Sound>>, number: u64) -> Option<Sound> {
    let of_number = group.get_mut(&number)?;
    let one = of_number.pop();
    if of_number.is_empty() {
        group.remove(&number);
    }
    one
}

/// Of equal sounds side by side, `least` or more become one with a count.
#[must_use]
pub fn counted(sounds: Vec<Sound>, least: u64) -> Vec<Sound> {
    let equal = sounds.chunk_by(|a, b| a == b);
    let count = |same: &[Sound]| match same {
        [sound, ..] if same.len() as u64 >= least.max(2) => {
            vec![Sound::Times { sound: Box::new(sound.clone()), count: same.len() as u64 }]
        }
        few => few.to_vec(),
    };
    equal.flat_map(count).collect()
}

/// Each with its text, in the order of the texts.
fn sorted(sounds: Vec<Sound>) -> Vec<(String, Sound)> {
    let mut sounds: Vec<_> = sounds.into_iter().map(|sound| (sound.to_string(), sound)).collect();
    sounds.sort_by(|a, b| a.0.cmp(&b.0));
    sounds
}

/// A text around its last number: `said {"n":`, 7, `}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LastNumber<'t> {
    pub(crate) head: &'t str,
    pub(crate) number: u64,
    pub(crate) tail: &'t str,
}

/// Splits a text at its last number. One with leading zeros is none: it could not be restored.
pub(crate) fn last_number(text: &str) -> Option<LastNumber<'_>> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (head, digits) = text[..end].split_at(number_before(text, end));
    let number = restorable(digits)?;
    Some(LastNumber { head, number, tail: &text[end..] })
}

/// Where the digits begin that end at `end`.
fn number_before(text: &str, end: usize) -> usize {
    text[..end].trim_end_matches(|c: char| c.is_ascii_digit()).len()
}

fn restorable(digits: &str) -> Option<u64> {
    let whole = digits == "0" || !digits.starts_with('0');
    digits.parse().ok().filter(|number: &u64| whole && *number < u64::MAX / 2)
}

/// A run as text, from the text of its first.
pub(crate) fn run(first: &str, last: u64) -> String {
    match last_number(first) {
        Some(LastNumber { head, number, tail }) => format!("{head}{number}..{last}{tail}"),
        None => format!("{first}..{last}"),
    }
}

/// The text of the first of a run, and its last number, from the run's text.
pub(crate) fn read_run(text: &str) -> Option<(String, u64)> {
    let LastNumber { head, number: last, tail } = last_number(text)?;
    let before = head.strip_suffix("..")?;
    let first = restorable(&before[number_before(before, before.len())..])?;
    (first < last).then(|| (format!("{before}{tail}"), last))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::text::read::sound;

    fn folded(lines: impl IntoIterator<Item = String>) -> Vec<String> {
        fold(lines.into_iter().map(|line| sound("bob", &line)).collect()).iter().map(Sound::to_string).collect()
    }

    #[test]
    fn a_burst_becomes_one_line() {
        let lines = (1..=20).map(|n| format!("said {{\"n\":{n}}}")).chain(["typing 0.5".into()]);
        assert_eq!(folded(lines), ["said {\"n\":1..20}", "typing 0.5"]);
    }

    #[test]
    fn what_is_missing_or_doubled_in_a_burst_stays_visible() {
        assert_eq!(folded([1, 2, 3, 4, 5, 5, 7].map(|n| format!("é {n}"))), ["é 1..5", "é 5", "é 7"]);
        assert_eq!(folded(["a \"007\"".into()]), ["a \"007\""]);
        let twice = (1..=9).chain(1..=9).map(|n| format!("vote {n}"));
        assert_eq!(folded(twice), ["vote 1..9", "vote 1..9"]);
    }

    #[test]
    fn the_same_sound_many_times_becomes_one() {
        let acks = [vec!["ack of say 0".to_owned(); 20], vec!["ack of say \"\"".into(); 4]].concat();
        let four = ["ack of say \"\""; 4].into_iter();
        assert_eq!(folded(acks), four.chain(["ack of say 0 ×20"]).collect::<Vec<_>>());
    }

    #[test]
    fn a_fold_says_what_it_stands_for() {
        let first = Sound::event("said", vec![json!({"n": 3})]);
        let run = Sound::Run { first: Box::new(first.clone()), last: 22 };
        assert_eq!(run.times(), (&first, 20));
        let twice = Sound::Times { sound: Box::new(run.clone()), count: 2 };
        assert_eq!((twice.times(), twice.to_string()), ((&first, 40), "said {\"n\":3..22} ×2".to_owned()));
    }
}
