//! Whether an answer is wrong in the same manner as a recorded one: in the same steps, at the same clients, by the same
//! kinds of difference. What is said where nothing is due, and what an event is called that nobody knows, are arbitrary
//! details of a recording.

use std::collections::BTreeSet;

use crate::difference::{AtClient, Difference, Form, Kind, Of, ValueDifference, differences};
use crate::{Act, Sound, Transcript};

/// Whether the two are wrong in the same manner, from the first step to the last.
#[must_use]
pub fn same_manner(right: &Transcript, recorded: &Transcript, actual: &Transcript) -> bool {
    // Cheap, and rarely so.
    let same_steps = recorded.steps.len() == actual.steps.len()
        && (0..right.steps.len().max(actual.steps.len())).all(|at| {
            let differs = |other: &Transcript| right.steps.get(at) != other.steps.get(at);
            differs(recorded) == differs(actual)
        });
    if !same_steps {
        return false;
    }
    let known = names(right);
    let of = |other: &Transcript| differences(right, other).iter().map(|one| manner(one, &known)).collect::<Vec<_>>();
    of(recorded) == of(actual)
}

/// The events of the contract: what somebody hears where all is right, and what clients send.
fn names(right: &Transcript) -> BTreeSet<&str> {
    let heard = right.steps.iter().flat_map(|step| &step.heard);
    let heard = heard.flat_map(|heard| &heard.sounds).filter_map(event);
    let sent = right.steps.iter().flat_map(|step| &step.sent).filter_map(|sent| match sent.act.times().0 {
        Act::Emits { event, .. } => Some(event.as_str()),
        _ => None,
    });
    heard.chain(sent).collect()
}

fn event(sound: &Sound) -> Option<&str> {
    match sound.times().0 {
        Sound::Event { name, .. } => Some(name),
        Sound::Elsewhere { sound, .. } | Sound::Connection { sound, .. } => event(sound),
        _ => None,
    }
}

/// How a step is wrong, in words that only this module reads.
fn manner(difference: &Difference, known: &BTreeSet<&str>) -> (usize, bool, Vec<(String, Vec<String>)>) {
    let at = |AtClient { client, kinds }: &AtClient| {
        let mut words: Vec<String> = kinds.iter().flat_map(|kind| of_kinds(kind, known)).collect();
        words.sort();
        (client.clone(), words)
    };
    let mut clients: Vec<_> = difference.wrong.iter().map(at).collect();
    clients.sort();
    (difference.step, difference.not_reached || difference.fault.is_some(), clients)
}

/// What comes too often is too much as well: that it says just what is due is as arbitrary as another text.
fn of_kinds(kind: &Kind, known: &BTreeSet<&str>) -> Vec<String> {
    match kind {
        Kind::Count { sound, expected, actual } if actual > expected => {
            let extra = Kind::Extra { sound: sound.clone(), due_in: None };
            (*expected..*actual).map(|_| of_kind(&extra, known)).collect()
        }
        kind => vec![of_kind(kind, known)],
    }
}

fn of_kind(kind: &Kind, known: &BTreeSet<&str>) -> String {
    let free = |name: &str| if known.contains(name) { format!("`{name}`") } else { "another".to_owned() };
    let bare = |sound: &Sound| match event(sound) {
        Some(name) if !known.contains(name) => "another".to_owned(),
        _ => sound.bare().unwrap_or_else(|| sound.clone()).to_string(),
    };
    match kind {
        // What is due is the same with both: who misses another part of it has another idea.
        Kind::Missing { sound, heard_in } => format!("missing {sound} {heard_in:?}"),
        Kind::Extra { sound, due_in } => format!("extra {} {due_in:?}", bare(sound)),
        Kind::Count { sound, expected, actual } => format!("count {} {expected} {actual}", bare(sound)),
        // By which name it goes is the idea.
        Kind::Name { expected, actual } => format!("name {expected} {actual}"),
        // That it is no ack is what counts.
        Kind::EventForAck { of, .. } => format!("event for ack of {of}"),
        Kind::CannotConnect { .. } => "cannot connect".to_owned(),
        Kind::Refused { .. } => "refused".to_owned(),
        Kind::LetIn { then } => {
            let mut then: Vec<String> = then.iter().map(bare).collect();
            then.sort();
            format!("let in {then:?}")
        }
        Kind::Value { of, value } => {
            let of = match of {
                Of::Event(name) => format!("event {}", free(name)),
                other => format!("{other:?}"),
            };
            format!("{of} {}", of_value(value))
        }
        Kind::AckForEvent { .. }
        | Kind::AckOf { .. }
        | Kind::Disconnected
        | Kind::Stays
        | Kind::Namespace { .. }
        | Kind::Order { .. }
        | Kind::Status { .. }
        | Kind::Words { .. } => format!("{kind:?}"),
    }
}

/// What stands around the right value is free; a value that is another one is the idea itself.
fn of_value(value: &ValueDifference) -> String {
    let ValueDifference { path, form, .. } = value;
    match form {
        Form::JsonText
        | Form::ParsedText
        | Form::Quoted
        | Form::ListOfOne
        | Form::OutOfList
        | Form::Spread
        | Form::Gathered
        | Form::NullFirst
        | Form::NoArgument
        | Form::AsText
        | Form::OutOfText
        | Form::MissingField
        | Form::Nested { .. }
        | Form::Unwrapped { .. }
        | Form::FieldsAsList => format!("{path} {}", form.name()),
        _ => format!("{value:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transcript(lines: &[&str]) -> Transcript {
        let step = |(i, line): (usize, &&str)| format!("{}  step\n   bob {line}\n", i + 1);
        lines.iter().enumerate().map(step).collect::<String>().parse().expect("a transcript")
    }

    fn same(right: &[&str], recorded: &[&str], actual: &[&str]) -> bool {
        same_manner(&transcript(right), &transcript(recorded), &transcript(actual))
    }

    #[test]
    fn what_is_said_where_nothing_is_due_is_free() {
        let right = &["·", "← said \"a\""];
        assert!(same(right, &["← said \"you\"", "← said \"a\""], &["← said \"me\"", "← said \"a\""]));
        assert!(!same(right, &["← said \"you\"", "← said \"a\""], &["← typing \"you\"", "← said \"a\""]));
        assert!(same(right, &["← no \"you\"", "← said \"a\""], &["← error 7", "← said \"a\""]));
        assert!(
            !same(right, &["← said \"you\"", "← said \"a\""], &["← said \"you\"", "·"]),
            "another step differs, too"
        );
        assert!(!same(right, &["·", "← say \"a\""], &["·", "← sayed \"a\""]), "the idea is the name");
    }

    #[test]
    fn an_echo_may_say_just_what_is_due() {
        let echo = |said: &str| format!("1  step\n   bob ← said \"a\"\n   bob ← said {said}\n");
        let [right, recorded, actual] = ["1  step\n   bob ← said \"a\"\n".to_owned(), echo("\"you\""), echo("\"a\"")]
            .map(|text| text.parse().expect("a transcript"));
        assert!(same_manner(&right, &recorded, &actual));
    }

    #[test]
    fn who_misses_another_part_of_what_is_due_has_another_idea() {
        let right = "1  step\n   bob ← join \"a\"\n   bob ← join \"b\"\n";
        let without = |line: &str| right.replace(&format!("   bob ← join \"{line}\"\n"), "");
        let [right, first, last] = [right.to_owned(), without("a"), without("b")];
        let [right, first, last] = [right, first, last].map(|text| text.parse().expect("a transcript"));
        assert!(same_manner(&right, &first, &first) && !same_manner(&right, &first, &last));
    }

    #[test]
    fn a_value_is_free_only_where_its_form_says_all() {
        let right = &["← said {\"a\":1}"];
        let wrapped = |key: &str| format!("← said {{\"{key}\":{{\"a\":1}}}}");
        assert!(same(right, &[&wrapped("text")], &[&wrapped("value")]));
        assert!(!same(right, &["← said {\"a\":2}"], &["← said {\"a\":3}"]));
        let no = &["← said {\"error\":\"no\"}"];
        assert!(!same(no, &["← said {\"done\":true}"], &["← said {\"done\":false}"]));
        let with = |field: &str| format!("← said {{\"a\":1,\"{field}\":2}}");
        assert!(!same(right, &[&with("token")], &[&with("at")]), "what is told besides is the idea");
    }
}
