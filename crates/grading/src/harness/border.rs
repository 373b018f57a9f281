//! The border between what has been and what comes: a message falls on one side of it, and which one is open.

use serde_json::Value;
use transcript::Sound;

/// An event that lists what has been, such as `history {room, messages}`, and the one that brings what is new.
#[derive(Debug, Clone, Copy)]
pub struct HistoryBorder {
    pub event: &'static str,
    /// The field with the list.
    pub list: &'static str,
    pub new: &'static str,
    /// The field of both that says what they belong to.
    pub group: &'static str,
}

impl HistoryBorder {
    /// What is new after a list goes to its end.
    pub(super) fn gather(&self, sounds: Vec<Sound>) -> Vec<Sound> {
        let mut gathered: Vec<Sound> = Vec::new();
        for sound in sounds {
            match self.list_for(&mut gathered, &sound) {
                Some((list, message)) => list.push(message),
                None => gathered.push(sound),
            }
        }
        gathered
    }

    /// The list that this sound goes to, and what it brings.
    fn list_for<'a>(&self, before: &'a mut [Sound], sound: &Sound) -> Option<(&'a mut Vec<Value>, Value)> {
        let message = only_argument(sound, self.new)?;
        let group = message.get(self.group)?;
        let past = before.iter_mut().rev().find_map(|sound| match sound {
            Sound::Event { name, args: Some(args) } if name == self.event => {
                args.first_mut().filter(|past| past.get(self.group) == Some(group))
            }
            _ => None,
        })?;
        Some((past.get_mut(self.list)?.as_array_mut()?, message.clone()))
    }
}

fn only_argument<'a>(sound: &'a Sound, event: &str) -> Option<&'a Value> {
    match sound {
        Sound::Event { name, args: Some(args) } if name == event && args.len() == 1 => args.first(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BORDER: HistoryBorder = HistoryBorder { event: "history", list: "messages", new: "said", group: "room" };

    fn event(name: &str, arg: Value) -> Sound {
        Sound::event(name, vec![arg])
    }

    #[test]
    fn what_follows_a_list_belongs_to_it() {
        let (one, two) = (json!({"room": "a", "n": 1}), json!({"room": "a", "n": 2}));
        let elsewhere = json!({"room": "b", "n": 3});
        let history = event("history", json!({"room": "a", "messages": [one]}));
        let heard = [event("said", one.clone()), history, event("said", elsewhere.clone()), event("said", two.clone())];
        let gathered = BORDER.gather(heard.into());
        let expected = [
            event("said", one.clone()),
            event("history", json!({"room": "a", "messages": [one, two]})),
            event("said", elsewhere),
        ];
        assert_eq!(gathered, expected);
    }
}
