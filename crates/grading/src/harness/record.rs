//! Writing down what was heard, in a form that is the same every time.

use serde_json::Value;
use transcript::{Heard, Placeholder, Sound, fold};

use super::{Connection, Harness, Participant, Sequence};
use crate::clients::Phase;

/// What is recorded where a scenario is about a few events only.
#[derive(Debug)]
pub(super) struct Only {
    /// The event, or the ack, without what it says.
    bare: Sound,
    /// Whether what it says is recorded, too.
    says: bool,
}

impl Only {
    /// From an author's words: `said`, `ack of join …`.
    pub(super) fn read(words: &str) -> Self {
        let (name, says) = words.strip_suffix(" …").map_or((words, true), |name| (name, false));
        Self { bare: Sound::read("", &format!("{name} …")), says }
    }
}

impl Harness {
    /// What everybody heard since the last step.
    pub(super) fn heard(&mut self, sequence: Sequence) -> Vec<Heard> {
        let mut all: Vec<Heard> = Vec::new();
        let ids: Vec<(String, String)> = self.scene.people.iter().chain(&self.scene.former).filter_map(named).collect();
        let mut taken = self.take();
        for (participant, sounds) in self.scene.people.iter_mut().zip(&mut taken) {
            let phase = participant.log.phase();
            if matches!(participant.connection, Connection::NotYet) && phase == Phase::Joining {
                continue;
            }
            let free_refusal = participant.person.free_refusal;
            let sounds =
                std::mem::take(sounds).into_iter().map(|sound| if free_refusal { worded(sound) } else { sound });
            let recorded = sounds.filter_map(|sound| recorded(sound, self.scene.only.as_deref()));
            let mut sounds: Vec<Sound> =
                recorded.map(|sound| steady(sound, &|text| nameless(text, &ids), self.free)).collect();
            if participant.gone && sounds.is_empty() {
                continue;
            }
            participant.gone = phase == Phase::Over;
            let label = &participant.person.label;
            let crowd = all.last_mut().filter(|before| participant.person.in_a_crowd && before.client == *label);
            match crowd {
                Some(crowd) => crowd.sounds.append(&mut sounds),
                None => all.push(Heard { client: label.clone(), sounds }),
            }
        }
        if sequence == Sequence::Free {
            for heard in &mut all {
                heard.sounds = fold(std::mem::take(&mut heard.sounds));
            }
        }
        all
    }

    /// What everybody has heard, as it came, but for the ids that are written as ranks.
    fn take(&mut self) -> Vec<Vec<Sound>> {
        let mut bytes = 0;
        let mut own = |participant: &Participant| {
            let (sounds, of_them) = participant.log.take();
            bytes += of_them;
            sounds.into_iter().map(literal).collect()
        };
        let mut taken: Vec<Vec<Sound>> = self.scene.people.iter().map(&mut own).collect();
        self.scene.bytes += bytes;
        self.note_hearings(&taken);
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
        match self.scene.border {
            Some(border) => taken.into_iter().map(|sounds| border.gather(sounds)).collect(),
            None => taken,
        }
    }
}

/// A participant's socket id, and what is written instead.
pub(super) fn named(participant: &Participant) -> Option<(String, String)> {
    let id = participant.log.id()?;
    Some((id.to_owned(), Placeholder::IdOf(participant.person.label.clone()).to_string()))
}

/// A text without socket ids, which are random.
pub(super) fn nameless(text: String, ids: &[(String, String)]) -> String {
    ids.iter().fold(text, |text, (id, name)| if text.contains(id.as_str()) { text.replace(id, name) } else { text })
}

/// A refusal whose wording is free.
fn worded(sound: Sound) -> Sound {
    match sound {
        Sound::Refused(Value::String(text)) if !text.is_empty() => Sound::Refused(Placeholder::Text.into()),
        other => other,
    }
}

/// What of a sound is written down: all of it, that it came, or nothing.
fn recorded(sound: Sound, only: Option<&[Only]>) -> Option<Sound> {
    let Some(names) = only else { return Some(sound) };
    match sound {
        Sound::Elsewhere { namespace, sound } => {
            recorded(*sound, only).map(|sound| Sound::Elsewhere { namespace, sound: Box::new(sound) })
        }
        Sound::Event { .. } | Sound::Ack { .. } => {
            let bare = sound.bare()?;
            names.iter().find(|only| only.bare == bare).map(|only| if only.says { sound } else { bare })
        }
        other => Some(other),
    }
}

/// What came over the wire, with no text that could be taken for a placeholder.
fn literal(sound: Sound) -> Sound {
    mapped(sound, &|text| text, &|value| escaped(value))
}

/// A sound with what differs from run to run replaced.
fn steady(sound: Sound, text: &dyn Fn(String) -> String, free: &[&str]) -> Sound {
    match sound {
        // Its wording is judged, unless its client says otherwise.
        Sound::Refused(why) => Sound::Refused(normal(renamed(why, text), &[])),
        sound => mapped(sound, text, &|value| normal(renamed(value, text), free)),
    }
}

/// A sound with its names and its values replaced.
fn mapped(sound: Sound, text: &dyn Fn(String) -> String, value: &dyn Fn(Value) -> Value) -> Sound {
    let values = |args: transcript::Args| args.map(|args| args.into_iter().map(value).collect());
    match sound {
        Sound::Event { name, args } => Sound::Event { name: text(name), args: values(args) },
        Sound::Ack { of, args } => Sound::Ack { of: text(of), args: values(args) },
        Sound::Refused(why) => Sound::Refused(value(why)),
        Sound::Elsewhere { namespace, sound } => {
            Sound::Elsewhere { namespace: text(namespace), sound: Box::new(mapped(*sound, text, value)) }
        }
        Sound::Prose(words) => Sound::Prose(text(words)),
        // Nothing else comes over a client's connection.
        other => other,
    }
}

/// A value whose texts and keys are replaced.
fn renamed(value: Value, text: &dyn Fn(String) -> String) -> Value {
    match value {
        Value::String(words) => Value::String(text(words)),
        Value::Array(items) => Value::Array(items.into_iter().map(|item| renamed(item, text)).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (text(key), renamed(value, text))).collect())
        }
        other => other,
    }
}

/// A value in which no text could be taken for a placeholder.
pub(super) fn escaped(value: Value) -> Value {
    match value {
        Value::String(mut text) => {
            Placeholder::escape(&mut text);
            Value::String(text)
        }
        Value::Array(items) => Value::Array(items.into_iter().map(escaped).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(key, value)| (key, escaped(value))).collect()),
        other => other,
    }
}

/// A value with sorted keys; texts that are free become `<text>`.
pub(crate) fn normal(value: Value, free: &[&str]) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.into_iter().collect();
            fields.sort_by(|a, b| a.0.cmp(&b.0));
            let normal = fields.into_iter().map(|(key, value)| {
                let masked = free.contains(&key.as_str()) && value.as_str().is_some_and(|text| !text.is_empty());
                let value = if masked { Placeholder::Text.into() } else { normal(value, free) };
                (key, value)
            });
            Value::Object(normal.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| normal(item, free)).collect()),
        Value::Number(number) if number.is_f64() => as_written(number.into()),
        other => other,
    }
}

/// The number that a snapshot is read back as: the last digit of a long fraction is not certain.
fn as_written(number: Value) -> Value {
    let again = |number: &Value| serde_json::from_str(&number.to_string()).unwrap_or_default();
    let mut number = number;
    for _ in 0..8 {
        let read: Value = again(&number);
        if read == number {
            break;
        }
        number = read;
    }
    number
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn socket_ids_become_names_wherever_they_stand() {
        let ids = [("AbC-12".to_owned(), "<id of bob>".to_owned())];
        let said = Sound::event("to AbC-12", vec![json!({"AbC-12": ["x AbC-12"], "a": 1})]);
        let named = steady(said, &|text| nameless(text, &ids), &[]);
        assert_eq!(named, Sound::event("to <id of bob>", vec![json!({"<id of bob>": ["x <id of bob>"], "a": 1})]));
    }

    #[test]
    fn what_an_answer_sends_is_no_placeholder() {
        let said = Sound::event("said", vec![json!({"id": "#1", "from": "<id of bob>"})]);
        assert_eq!(literal(said), Sound::event("said", vec![json!({"id": "\\#1", "from": "\\<id of bob>"})]));
    }

    #[test]
    fn keys_are_sorted_and_free_texts_masked() {
        let value = normal(json!({"reason": "no", "error": "", "b": [{"z": 1, "a": 2}]}), &["reason", "error"]);
        assert_eq!(value.to_string(), r#"{"b":[{"a":2,"z":1}],"error":"","reason":"<text>"}"#);
    }

    #[test]
    fn a_fraction_is_the_one_that_is_read_back() {
        for number in [0.1 + 0.2, 1.0 / 3.0, 2.225_073_858_507_201e-308, 1e23] {
            let normal = normal(json!(number), &[]);
            assert_eq!(serde_json::from_str::<Value>(&normal.to_string()).expect("a number"), normal);
        }
    }

    #[test]
    fn a_scenario_may_be_about_a_few_events() {
        let only = ["said", "ack of join …"].map(Only::read);
        let kept = |sound: Sound| recorded(sound, Some(&only)).map(|sound| sound.to_string());
        assert_eq!(kept(Sound::event("said", vec![json!(1)])).as_deref(), Some("said 1"));
        assert_eq!(kept(Sound::ack("join", vec![json!(1)])).as_deref(), Some("ack of join …"));
        assert_eq!(kept(Sound::event("ack of join", vec![json!(1)])), None);
        assert_eq!(kept(Sound::Disconnected).as_deref(), Some("disconnected"));
    }
}
