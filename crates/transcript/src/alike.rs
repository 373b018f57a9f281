//! Whether an answer does what a recorded one does, with values that are free; and whether a later step contradicts it.

use serde_json::Value;

use crate::{Body, Placeholder, Sound, Step, Transcript};

/// Whether the answer does what the recorded one does. Free is what a [`Placeholder`] for any text stands for, and what
/// stands under these keys: any text for a text, any number for a number. The key "" stands for a value as a whole, as
/// in `error "whatever"`, and for the reason of a refusal.
#[must_use]
pub fn fits(recorded: &Transcript, actual: &Transcript, free: &[&str]) -> bool {
    recorded.steps.len() == actual.steps.len()
        && recorded.steps.iter().zip(&actual.steps).all(|(recorded, actual)| step_fits(recorded, actual, free))
}

/// [`fits`], of one step.
#[must_use]
pub fn step_fits(recorded: &Step, actual: &Step, free: &[&str]) -> bool {
    // What clients send follows from the scene, and from what they hear.
    recorded.fault == actual.fault
        && recorded.heard.len() == actual.heard.len()
        && recorded.heard.iter().all(|heard| {
            let there = actual.heard.iter().any(|other| other.client == heard.client);
            there && sounds_fit(&heard.sounds, actual.heard_by(&heard.client), free)
        })
}

fn sounds_fit(recorded: &[Sound], actual: &[Sound], free: &[&str]) -> bool {
    if recorded == actual {
        return true;
    }
    // Sounds are sorted by their text: where values are free, so is their order.
    let mut left: Vec<&Sound> = actual.iter().collect();
    let found = recorded.iter().all(|sound| {
        let at = left.iter().position(|other| *other == sound);
        let at = at.or_else(|| left.iter().position(|other| sound_fits(sound, other, free)));
        at.map(|at| left.remove(at)).is_some()
    });
    found && left.is_empty()
}

fn sound_fits(recorded: &Sound, actual: &Sound, free: &[&str]) -> bool {
    let args = |a: &crate::Args, b: &crate::Args| match (a, b) {
        (Some(a), Some(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| value_fits(a, b, "", free)),
        (a, b) => a == b,
    };
    match (recorded, actual) {
        (Sound::Event { name: a, args: x }, Sound::Event { name: b, args: y })
        | (Sound::Ack { of: a, args: x }, Sound::Ack { of: b, args: y }) => a == b && args(x, y),
        (Sound::Refused(a), Sound::Refused(b)) | (Sound::Returned(a), Sound::Returned(b)) => value_fits(a, b, "", free),
        (Sound::Page { status: a, body: Body::Json(x) }, Sound::Page { status: b, body: Body::Json(y) }) => {
            a == b && value_fits(x, y, "", free)
        }
        (Sound::Elsewhere { namespace: a, sound: x }, Sound::Elsewhere { namespace: b, sound: y }) => {
            a == b && sound_fits(x, y, free)
        }
        (Sound::Connection { number: a, sound: x }, Sound::Connection { number: b, sound: y }) => {
            a == b && sound_fits(x, y, free)
        }
        (Sound::Times { sound: x, count: a }, Sound::Times { sound: y, count: b }) => a == b && sound_fits(x, y, free),
        (a, b) => a == b,
    }
}

fn value_fits(recorded: &Value, actual: &Value, key: &str, free: &[&str]) -> bool {
    if recorded == actual || crate::difference::value::fits(recorded, actual) {
        return true;
    }
    match (recorded, actual) {
        // An id stands for itself: which one it is tells one idea from another.
        (Value::String(_), Value::String(_)) => {
            let id = |value| matches!(Placeholder::read(value), Some(Placeholder::Rank(_) | Placeholder::IdOf(_)));
            free.contains(&key) && !id(recorded) && !id(actual)
        }
        (Value::Number(_), Value::Number(_)) => free.contains(&key),
        // What stands in a free list is free as well.
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| value_fits(a, b, key, free))
        }
        (Value::Object(a), Value::Object(b)) => {
            let each = |(key, value): (&String, &Value)| {
                // A whole value is free only where it is no object.
                b.get(key).is_some_and(|other| value_fits(value, other, if key.is_empty() { " " } else { key }, free))
            };
            a.len() == b.len() && a.iter().all(each)
        }
        _ => false,
    }
}

/// Whether the two agree in who heard which event and how often, from this step on, whatever it said. One later step
/// that does not agree contradicts the name of a recorded answer.
#[must_use]
pub fn agrees(recorded: &Transcript, actual: &Transcript, from: usize) -> bool {
    let (recorded, actual) = (&recorded.steps, &actual.steps);
    recorded.len() == actual.len() && recorded.iter().zip(actual).skip(from).all(|(a, b)| same_people(a, b))
}

fn same_people(recorded: &Step, actual: &Step) -> bool {
    let all = |step: &Step| {
        let mut heard: Vec<(String, String, u64)> = Vec::new();
        for (client, sound) in step.heard.iter().flat_map(|h| h.sounds.iter().map(|sound| (&h.client, sound))) {
            let (what, count) = (what(sound), sound.times().1);
            match heard.iter_mut().find(|(who, other, _)| who == client && *other == what) {
                Some((.., total)) => *total += count,
                None => heard.push((client.clone(), what, count)),
            }
        }
        heard.sort();
        heard
    };
    recorded.fault == actual.fault && all(recorded) == all(actual)
}

fn is_error(value: &Value) -> bool {
    value.get("error").is_some()
}

/// What it is, without what it says; but whether it says no.
fn what(sound: &Sound) -> String {
    match sound.times().0 {
        Sound::Refused(_) => "refused".to_owned(),
        Sound::Page { status, .. } => format!("a page {status}"),
        Sound::Returned(Value::Bool(answer)) => answer.to_string(),
        Sound::Returned(value) => if is_error(value) { "an error" } else { "a value" }.to_owned(),
        Sound::Ack { of, args } => {
            let refuses = args.as_ref().is_some_and(|args| args.iter().any(is_error));
            format!("ack of {of}{}", if refuses { ", an error" } else { "" })
        }
        Sound::Elsewhere { namespace, sound } => format!("{namespace} {}", what(sound)),
        Sound::Connection { number, sound } => format!("connection {number}: {}", what(sound)),
        // `returns ["Rain"]`: its first word.
        Sound::Prose(words) => words.split([' ', '(', '[', '{', '"']).next().unwrap_or(words).to_owned(),
        other => other.bare().unwrap_or_else(|| other.clone()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transcript(lines: &[&str]) -> Transcript {
        let step = |(i, line): (usize, &&str)| format!("{}  step\n   bob {line}\n", i + 1);
        lines.iter().enumerate().map(step).collect::<String>().parse().expect("a transcript")
    }

    #[test]
    fn the_wording_of_an_error_is_free_and_all_else_is_not() {
        let recorded = transcript(&["← error {\"code\":1,\"message\":\"bad input\"}"]);
        let other = transcript(&["← error {\"code\":1,\"message\":\"no such thing\"}"]);
        assert!(fits(&recorded, &other, &["message"]));
        assert!(!fits(&recorded, &other, &["code"]));
        assert!(!fits(&recorded, &transcript(&["← error {\"code\":2,\"message\":\"bad input\"}"]), &["message"]));
        assert!(!fits(&recorded, &transcript(&["← oops {\"code\":1,\"message\":\"bad input\"}"]), &["message"]));
        assert!(!fits(&recorded, &transcript(&["← error {\"code\":1,\"message\":null}"]), &["message"]));
    }

    #[test]
    fn a_bare_text_is_free_under_the_empty_key() {
        let (recorded, other) = (transcript(&["← refused \"go away\""]), transcript(&["← refused \"no\""]));
        assert!(fits(&recorded, &other, &[""]) && !fits(&recorded, &other, &["message"]));
        let (recorded, other) = (transcript(&["← say {\"\":\"a\"}"]), transcript(&["← say {\"\":\"b\"}"]));
        assert!(!fits(&recorded, &other, &[""]));
    }

    #[test]
    fn any_text_stands_for_any_text_and_an_id_for_itself() {
        let recorded = transcript(&["← ack of say {\"error\":\"<text>\",\"id\":\"#1\"}"]);
        assert!(fits(&recorded, &transcript(&["← ack of say {\"error\":\"what?\",\"id\":\"#1\"}"]), &[]));
        assert!(!fits(&recorded, &transcript(&["← ack of say {\"error\":\"\",\"id\":\"#1\"}"]), &[]));
        assert!(!fits(&recorded, &transcript(&["← ack of say {\"error\":\"what?\",\"id\":\"#2\"}"]), &["id"]));
    }

    #[test]
    fn an_error_in_a_later_step_contradicts_an_answer() {
        let agree = |recorded: &str, actual: &str| agrees(&transcript(&[recorded]), &transcript(&[actual]), 0);
        assert!(agree("← ack of say {\"id\":1}", "← ack of say {\"id\":2}"));
        assert!(!agree("← ack of say {\"id\":1}", "← ack of say {\"error\":\"no\"}"));
        assert!(agree("← ack of say {\"error\":\"never\"}", "← ack of say {\"error\":\"no\"}"));
    }

    #[test]
    fn where_values_are_free_so_is_their_order() {
        let (recorded, other) = (["a", "b"], ["z", "c"]).map_both();
        assert!(fits(&recorded, &other, &["message"]));
    }

    trait Both {
        fn map_both(self) -> (Transcript, Transcript);
    }

    impl Both for ([&str; 2], [&str; 2]) {
        fn map_both(self) -> (Transcript, Transcript) {
            let one = |[a, b]: [&str; 2]| {
                let line = |text| format!("   bob ← no {{\"message\":\"{text}\"}}\n");
                format!("1  step\n{}{}", line(a), line(b)).parse().expect("a transcript")
            };
            (one(self.0), one(self.1))
        }
    }

    #[test]
    fn a_later_step_in_which_somebody_else_hears_contradicts() {
        let recorded = transcript(&["← said \"x\"", "← said \"x\"", "·"]);
        let agree = |lines: &[&str]| agrees(&recorded, &transcript(lines), 1);
        assert!(agree(&["·", "← said \"y\"", "·"]), "values are free, and earlier steps are not looked at");
        assert!(!agree(&["·", "← said \"x\"", "← said \"x\""]), "heard where the recorded one is silent");
        assert!(!agree(&["·", "·", "·"]), "silent where the recorded one is heard");
        assert!(!agree(&["·", "← typing \"x\"", "·"]), "another event");
        assert!(!agree(&["·", "← said \"x\"\n   bob ← said \"x\"", "·"]), "twice");
        assert!(!agree(&["·", "← said \"x\""]), "the play ended");
    }
}
