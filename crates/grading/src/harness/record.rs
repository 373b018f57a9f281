//! Writing down what was heard, in a form that is the same every time.

use std::fmt::Write;

use serde_json::Value;
use transcript::Heard;

use super::{Harness, Line, Participant, Sequence};
use crate::clients::{Phase, Sound};

/// Lines that differ only in a number are written as one when there are so many.
const FOLDED: u64 = 5;
/// Longer texts are cut for the transcript; their length and a checksum still tell them apart.
const LONGEST: usize = 400;

impl Harness {
    /// What everybody heard since the last step.
    pub(super) fn heard(&mut self, sequence: Sequence) -> Vec<Heard> {
        let mut all: Vec<Heard> = Vec::new();
        let ids: Vec<(String, String)> = self.scene.people.iter().chain(&self.scene.former).filter_map(named).collect();
        let mut taken = self.take();
        for (participant, sounds) in self.scene.people.iter_mut().zip(&mut taken) {
            let phase = participant.log.phase();
            if matches!(participant.line, Line::NotYet) && phase == Phase::Joining {
                continue;
            }
            let free_refusal = participant.person.free_refusal;
            let sounds =
                std::mem::take(sounds).into_iter().map(|sound| if free_refusal { worded(sound) } else { sound });
            let recorded = sounds.filter_map(|sound| recorded(sound, self.scene.only.as_deref()));
            let mut lines: Vec<String> = recorded.map(|sound| nameless(line(sound, self.free), &ids)).collect();
            if participant.gone && lines.is_empty() {
                continue;
            }
            participant.gone = phase == Phase::Over;
            if sequence == Sequence::Free {
                lines.sort();
                lines = fold(lines);
            }
            all.push(Heard { client: participant.person.label.clone(), lines });
        }
        all
    }

    /// What everybody has heard, as it came, but for the ids that are written as ranks.
    fn take(&mut self) -> Vec<Vec<Sound>> {
        let mut taken: Vec<Vec<Sound>> = self.scene.people.iter().map(|participant| participant.log.take()).collect();
        if let Some(rising) = &mut self.scene.rising {
            let namespaces: Vec<&str> = self.scene.people.iter().map(|it| it.person.namespace.as_str()).collect();
            let heard = taken.clone();
            rising.meet(namespaces.iter().copied().zip(heard.iter().map(Vec::as_slice)));
            for (at, sounds) in taken.iter_mut().enumerate() {
                let others = heard.iter().zip(&namespaces).filter(|(_, other)| **other == namespaces[at]);
                let others: Vec<Sound> = others.flat_map(|(sounds, _)| sounds.clone()).collect();
                rising.write(namespaces[at], sounds, &others);
            }
        }
        match self.scene.past {
            Some(past) => taken.into_iter().map(|sounds| past.gather(sounds)).collect(),
            None => taken,
        }
    }
}

/// A participant's socket id, and what is written instead.
fn named(participant: &Participant) -> Option<(String, String)> {
    let id = participant.log.id()?;
    Some((id.to_owned(), format!("<id of {}>", participant.person.label)))
}

/// A line without socket ids, which are random.
fn nameless(line: String, ids: &[(String, String)]) -> String {
    ids.iter().fold(line, |line, (id, name)| if line.contains(id.as_str()) { line.replace(id, name) } else { line })
}

/// A refusal whose wording is free.
fn worded(sound: Sound) -> Sound {
    match sound {
        Sound::Refused(Value::String(text)) if !text.is_empty() => Sound::Refused("<text>".into()),
        other => other,
    }
}

/// What of a sound is written down: all of it, that it came, or nothing.
fn recorded(sound: Sound, only: Option<&[String]>) -> Option<Sound> {
    let Some(names) = only else { return Some(sound) };
    let name = match &sound {
        Sound::Event { name, .. } => name.clone(),
        Sound::Ack { of, .. } => format!("ack of {of}"),
        Sound::Elsewhere { .. } | Sound::Refused(_) | Sound::Disconnected | Sound::Other(_) => {
            let Sound::Elsewhere { namespace, sound } = sound else { return Some(sound) };
            return recorded(*sound, only).map(|sound| Sound::Elsewhere { namespace, sound: Box::new(sound) });
        }
    };
    let bare = format!("{name} …");
    if names.contains(&name) { Some(sound) } else { names.contains(&bare).then_some(Sound::Other(bare)) }
}

fn line(sound: Sound, free: &[&str]) -> String {
    let plain = |args: Vec<Value>| args.into_iter().map(|arg| normal(arg, free)).collect::<Vec<_>>();
    match sound {
        Sound::Event { name, args } => words(&name, &plain(args)),
        Sound::Ack { of, args } => words(&format!("ack of {of}"), &plain(args)),
        Sound::Refused(message) => format!("refused {}", shown(&message.to_string())),
        Sound::Disconnected => "disconnected".to_owned(),
        Sound::Elsewhere { namespace, sound } => format!("{namespace} {}", line(*sound, free)),
        Sound::Other(what) => shown(&what),
    }
}

/// An event with its arguments: `typing {"name":"alice"}`.
pub(crate) fn words(name: &str, args: &[Value]) -> String {
    let mut line = if name.chars().any(char::is_control) { format!("{name:?}") } else { name.to_owned() };
    for arg in args {
        // Writing to a string cannot fail.
        let _ = write!(line, " {}", shown(&arg.to_string()));
    }
    if args.is_empty() {
        line.push_str(" (without an argument)");
    }
    line
}

/// A value with sorted keys; texts that are free become `<text>`.
pub(super) fn normal(value: Value, free: &[&str]) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.into_iter().collect();
            fields.sort_by(|a, b| a.0.cmp(&b.0));
            let normal = fields.into_iter().map(|(key, value)| {
                let masked = free.contains(&key.as_str()) && value.as_str().is_some_and(|text| !text.is_empty());
                let value = if masked { Value::from("<text>") } else { normal(value, free) };
                (key, value)
            });
            Value::Object(normal.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| normal(item, free)).collect()),
        other => other,
    }
}

/// A text of bearable length.
pub(super) fn shown(text: &str) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return text.replace(['\n', '\r'], "␤");
    }
    let head: String = text.chars().take(60).collect();
    // FNV-1a: the same on every machine and in every version, which the standard hasher does not promise.
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{head}… ({length} characters, {:08x})", sum >> 32)
}

/// Writes `said 1`, `said 2`, … as `said 1..20`, and the same line many times as one: `ack of say ×20`. The lines are
/// sorted; only the last number of a line counts.
fn fold(lines: Vec<String>) -> Vec<String> {
    let mut groups: Vec<(String, String, Vec<u64>)> = Vec::new();
    let mut folded = Vec::new();
    for line in lines {
        let Some((head, number, tail)) = last_number(&line) else {
            folded.push(line);
            continue;
        };
        match groups.iter_mut().find(|(h, t, _)| *h == head && *t == tail) {
            Some((_, _, numbers)) => numbers.push(number),
            None => groups.push((head, tail, vec![number])),
        }
    }
    for (head, tail, mut numbers) in groups {
        numbers.sort_unstable();
        while let Some(&first) = numbers.first() {
            // Each run takes a number once: twice 1 to 20 is two runs.
            let mut last = first;
            while let Ok(at) = numbers.binary_search(&last) {
                numbers.remove(at);
                last += 1;
            }
            if last - first >= FOLDED {
                folded.push(format!("{head}{first}..{}{tail}", last - 1));
            } else {
                folded.extend((first..last).map(|number| format!("{head}{number}{tail}")));
            }
        }
    }
    folded.sort();
    let same = folded.chunk_by(|a, b| a == b);
    same.flat_map(|lines| match lines {
        [line, ..] if lines.len() as u64 >= FOLDED => vec![format!("{line} ×{}", lines.len())],
        few => few.to_vec(),
    })
    .collect()
}

/// Splits a line at its last number: `said {"n":`, 7, `}`. Leading zeros are no number: they could not be restored.
fn last_number(line: &str) -> Option<(String, u64, String)> {
    let end = line.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = line[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let digits = &line[start..end];
    let restorable = digits == "0" || !digits.starts_with('0');
    let number = digits.parse().ok().filter(|n: &u64| restorable && *n < u64::MAX / 2)?;
    Some((line[..start].to_owned(), number, line[end..].to_owned()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_burst_becomes_one_line() {
        let lines = (1..=20).map(|n| format!("said {{\"n\":{n}}}")).chain(["typing".into()]).collect();
        assert_eq!(fold(lines), ["said {\"n\":1..20}", "typing"]);
    }

    #[test]
    fn what_is_missing_or_doubled_in_a_burst_stays_visible() {
        let lines = [1, 2, 3, 4, 5, 5, 7].map(|n| format!("é{n}")).into();
        assert_eq!(fold(lines), ["é1..5", "é5", "é7"]);
        assert_eq!(fold(vec!["a 007".into()]), ["a 007"]);
        let twice = (1..=9).chain(1..=9).map(|n| format!("vote {n}")).collect();
        assert_eq!(fold(twice), ["vote 1..9", "vote 1..9"]);
    }

    #[test]
    fn socket_ids_become_names() {
        let ids = [("AbC-12".to_owned(), "<id of bob>".to_owned())];
        assert_eq!(nameless("said {\"from\":\"AbC-12\"}".into(), &ids), "said {\"from\":\"<id of bob>\"}");
    }

    #[test]
    fn the_same_line_many_times_becomes_one() {
        let acks = [vec!["ack 0".to_owned(); 20], vec!["ack".into(); 4]].concat();
        assert_eq!(fold(acks), ["ack", "ack", "ack", "ack", "ack 0 ×20"]);
    }

    #[test]
    fn keys_are_sorted_and_free_texts_masked() {
        let value = normal(json!({"reason": "no", "error": "", "b": [{"z": 1, "a": 2}]}), &["reason", "error"]);
        assert_eq!(value.to_string(), r#"{"b":[{"a":2,"z":1}],"error":"","reason":"<text>"}"#);
    }

    #[test]
    fn long_texts_differ_even_when_they_begin_alike() {
        let (a, b) = ("x".repeat(600) + "a", "x".repeat(600) + "b");
        assert_ne!(shown(&a), shown(&b));
        assert!(shown(&a).len() < 120);
    }
}
