//! Ids that an answer chooses: written as their rank, `"#3"` for the third in its group.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;
use transcript::{Placeholder, Sound};

/// Where a contract says only that ids rise within a group: a message's id within its room.
#[derive(Debug)]
pub(super) struct Rising {
    /// The field that holds the id.
    key: &'static str,
    /// The field of the same object that names the group.
    group: &'static str,
    /// The ids met so far, rising. A group belongs to a namespace.
    met: HashMap<(String, String), Vec<u64>>,
}

impl Rising {
    pub(super) fn new(key: &'static str, group: &'static str) -> Self {
        Self { key, group, met: HashMap::new() }
    }

    /// Learns the ids of a step from all that was heard in it. An id that is new, and lower than one before, gets no
    /// rank: it does not rise, and is written as it is.
    pub(super) fn meet<'a>(&mut self, heard: impl Iterator<Item = (&'a str, &'a [Sound])>) {
        let mut new: HashMap<(String, String), BTreeSet<u64>> = HashMap::new();
        for (namespace, sounds) in heard {
            for event in sounds.iter().filter_map(event) {
                self.each(event, &mut |group, id| {
                    new.entry((namespace.to_owned(), group.to_owned())).or_default().insert(id);
                });
            }
        }
        for (group, ids) in new {
            let met = self.met.entry(group).or_default();
            for id in ids {
                if met.last().is_none_or(|last| *last < id) {
                    met.push(id);
                }
            }
        }
    }

    /// Writes ranks into what one client heard. An ack names no group: it is about what was heard in the same step
    /// under the same id, by the client itself or by `others` in its namespace.
    pub(super) fn write(&self, namespace: &str, sounds: &mut [Sound], others: &[Sound]) {
        let groups: Vec<(String, u64)> = {
            let mut groups = Vec::new();
            for event in sounds.iter().chain(others).filter_map(event) {
                self.each(event, &mut |group, id| groups.push((group.to_owned(), id)));
            }
            groups
        };
        for sound in sounds {
            match sound {
                Sound::Event { args: Some(args), .. } => {
                    args.iter_mut().for_each(|arg| self.write_ranks(namespace, arg))
                }
                Sound::Ack { args: Some(args), .. } => {
                    for ack in args.iter_mut().filter(|ack| ack.get(self.group).is_none()) {
                        let Some(id) = ack.get(self.key).and_then(Value::as_u64) else { continue };
                        let group = groups.iter().find(|(_, known)| *known == id);
                        if let Some(rank) = group.and_then(|(group, id)| self.rank(namespace, group, *id)) {
                            ack[self.key] = rank.into();
                        }
                    }
                }
                // In no other place does an id stand that the answer chose.
                _ => {}
            }
        }
    }

    fn rank(&self, namespace: &str, group: &str, id: u64) -> Option<Placeholder> {
        let met = self.met.get(&(namespace.to_owned(), group.to_owned()))?;
        met.iter().position(|known| *known == id).map(|at| Placeholder::Rank(at + 1))
    }

    fn write_ranks(&self, namespace: &str, value: &mut Value) {
        let rank = self.found(value).and_then(|(group, id)| self.rank(namespace, group, id));
        match value {
            Value::Object(fields) => {
                fields.values_mut().for_each(|field| self.write_ranks(namespace, field));
                if let Some(rank) = rank {
                    fields.insert(self.key.to_owned(), rank.into());
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.write_ranks(namespace, item)),
            _ => {}
        }
    }

    /// Every id in a value, however deep, with its group.
    fn each(&self, value: &Value, tell: &mut impl FnMut(&str, u64)) {
        if let Some((group, id)) = self.found(value) {
            tell(group, id);
        }
        match value {
            Value::Object(fields) => fields.values().for_each(|field| self.each(field, tell)),
            Value::Array(items) => items.iter().for_each(|item| self.each(item, tell)),
            _ => {}
        }
    }

    fn found<'a>(&self, value: &'a Value) -> Option<(&'a str, u64)> {
        Some((value.get(self.group)?.as_str()?, value.get(self.key)?.as_u64()?))
    }
}

fn event(sound: &Sound) -> Option<&Value> {
    match sound {
        Sound::Event { args: Some(args), .. } => args.first(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(id: u64, room: &str) -> Sound {
        Sound::event("said", vec![json!({"id": id, "room": room})])
    }

    fn ack(id: u64) -> Sound {
        Sound::ack("say", vec![json!({"id": id})])
    }

    fn ranks(rising: &mut Rising, mut sounds: Vec<Sound>) -> Vec<String> {
        rising.meet([("/", sounds.as_slice())].into_iter());
        rising.write("/", &mut sounds, &[]);
        let id = |sound: Sound| match sound {
            Sound::Event { args: Some(args), .. } | Sound::Ack { args: Some(args), .. } => args[0]["id"].to_string(),
            other => format!("{other:?}"),
        };
        sounds.into_iter().map(id).collect()
    }

    #[test]
    fn ids_become_ranks_in_their_group_wherever_they_start_and_whatever_lies_between() {
        let mut rising = Rising::new("id", "room");
        assert_eq!(
            ranks(&mut rising, vec![said(0, "a"), said(7, "a"), ack(7), said(7, "b")]),
            ["\"#1\"", "\"#2\"", "\"#2\"", "\"#1\""]
        );
        assert_eq!(ranks(&mut rising, vec![said(9, "a"), said(0, "a")]), ["\"#3\"", "\"#1\""]);
    }

    #[test]
    fn an_id_that_does_not_rise_stays_what_it_is() {
        let mut rising = Rising::new("id", "room");
        assert_eq!(ranks(&mut rising, vec![said(5, "a")]), ["\"#1\""]);
        assert_eq!(ranks(&mut rising, vec![said(3, "a"), ack(4)]), ["3", "4"]);
    }
}
