//! What differs at one client in one step.

use serde_json::Value;

use super::value::{self, ValueDifference};
use super::{Form, Kind, Of, bursts, pair};
use crate::{Args, Body, CANNOT_CONNECT, Placeholder, Sound, Step};

/// In the order in which it matters. Nothing: it heard what it should.
pub(super) fn at(client: &str, should: &Step, did: &Step, due: &[(String, Sound)]) -> Vec<Kind> {
    if should.heard_by(client) == did.heard_by(client) {
        return Vec::new();
    }
    let (expected, actual) = (bursts::heard(should, client), bursts::heard(did, client));
    let is_due = |event: &str| due.iter().any(|(_, sound)| named(sound) == Some(event));
    let mut pairs = pair::pair(&expected, &actual, &is_due);
    let mut kinds = Vec::new();
    door(&mut pairs, &mut kinds);
    counts(&expected, &mut pairs, &mut kinds);
    for (should, did) in &pairs.unlike {
        unlike(should, did, &mut kinds);
    }
    kinds.extend(pairs.missing.into_iter().map(|sound| Kind::Missing { sound, heard_in: None }));
    kinds.extend(pairs.extra.into_iter().map(|sound| Kind::Extra { sound, due_in: None }));
    if kinds.is_empty()
        && let Some((expected, actual)) = expected.iter().zip(&actual).find(|(should, did)| should != did)
    {
        kinds.push(Kind::Order { expected: expected.clone(), actual: actual.clone() });
    }
    kinds
}

fn named(sound: &Sound) -> Option<&str> {
    match sound {
        Sound::Event { name, .. } => Some(name),
        Sound::Elsewhere { sound, .. } => named(sound),
        _ => None,
    }
}

/// Who is let in and who stays. What somebody misses who was not let in, or hears who should not be, follows from it.
fn door(pairs: &mut pair::Pairs, kinds: &mut Vec<Kind>) {
    let refused = |sound: &Sound| matches!(sound, Sound::Refused(_));
    if pairs.missing.iter().any(refused) {
        kinds.push(Kind::LetIn { then: std::mem::take(&mut pairs.extra) });
        pairs.missing.retain(|sound| !refused(sound));
    }
    let came = pairs.extra.iter().find_map(|sound| match sound {
        Sound::Refused(why) => Some(why.clone()),
        _ => None,
    });
    if let Some(why) = came {
        kinds.push(Kind::Refused { why });
        pairs.extra.retain(|sound| !refused(sound));
        pairs.missing.clear();
    }
    let cannot = pairs.extra.iter().find_map(|sound| match sound {
        Sound::Prose(words) => words.strip_prefix(CANNOT_CONNECT).map(str::to_owned),
        _ => None,
    });
    if let Some(why) = cannot {
        kinds.push(Kind::CannotConnect { why });
        pairs.missing.clear();
        pairs.extra.clear();
    }
    let ended = |sound: &Sound| *sound == Sound::Disconnected;
    if pairs.extra.iter().any(ended) {
        kinds.push(Kind::Disconnected);
        pairs.extra.retain(|sound| !ended(sound));
    }
    if pairs.missing.iter().any(ended) {
        kinds.push(Kind::Stays);
        pairs.missing.retain(|sound| !ended(sound));
    }
}

/// What came rightly, and not as often as it should.
fn counts(expected: &[Sound], pairs: &mut pair::Pairs, kinds: &mut Vec<Kind>) {
    let mut seen: Vec<&Sound> = Vec::new();
    for sound in &pairs.equal {
        if seen.contains(&sound) {
            continue;
        }
        seen.push(sound);
        let count = |sounds: &[Sound]| sounds.iter().filter(|other| *other == sound).count() as u64;
        let (due, missing, extra) = (count(expected), count(&pairs.missing), count(&pairs.extra));
        if missing > 0 || extra > 0 {
            kinds.push(Kind::Count { sound: sound.clone(), expected: due, actual: due + extra - missing });
        }
    }
    pairs.missing.retain(|sound| !pairs.equal.contains(sound));
    pairs.extra.retain(|sound| !pairs.equal.contains(sound));
}

/// Two sounds of which one stands for the other.
fn unlike(should: &Sound, did: &Sound, kinds: &mut Vec<Kind>) {
    match (should, did) {
        (Sound::Event { name: a, args: x }, Sound::Event { name: b, args: y }) => {
            if a != b {
                kinds.push(Kind::Name { expected: a.clone(), actual: b.clone() });
            }
            args(&Of::Event(a.clone()), x, y, kinds);
        }
        (Sound::Ack { of: a, args: x }, Sound::Ack { of: b, args: y }) => {
            if a != b {
                kinds.push(Kind::AckOf { expected: a.clone(), actual: b.clone() });
            }
            args(&Of::Ack(a.clone()), x, y, kinds);
        }
        (Sound::Ack { of, args: x }, Sound::Event { name, args: y }) => {
            kinds.push(Kind::EventForAck { of: of.clone(), name: name.clone() });
            let from = kinds.len();
            args(&Of::Event(name.clone()), x, y, kinds);
            // Where any text is due, that there is one says nothing of what another field was meant to be.
            let guessed = |kind: &Kind| match kind {
                Kind::Value { value: ValueDifference { form: Form::Renamed { .. }, expected, .. }, .. } => {
                    expected.as_ref().is_some_and(|due| Placeholder::read(due).is_some())
                }
                _ => false,
            };
            let mut at = 0;
            kinds.retain(|kind| {
                at += 1;
                at <= from || !guessed(kind)
            });
        }
        (Sound::Event { name, args: x }, Sound::Ack { of, args: y }) => {
            kinds.push(Kind::AckForEvent { name: name.clone(), of: of.clone() });
            args(&Of::Ack(of.clone()), x, y, kinds);
        }
        (Sound::Elsewhere { namespace: a, sound: x }, Sound::Elsewhere { namespace: b, sound: y }) => {
            if a == b {
                unlike(x, y, kinds);
            } else {
                let (expected, actual) = (Some(a.clone()), Some(b.clone()));
                kinds.push(Kind::Namespace { sound: (**x).clone(), expected, actual });
            }
        }
        (Sound::Elsewhere { namespace, sound }, _) => {
            kinds.push(Kind::Namespace { sound: (**sound).clone(), expected: Some(namespace.clone()), actual: None })
        }
        (sound, Sound::Elsewhere { namespace, .. }) => {
            kinds.push(Kind::Namespace { sound: sound.clone(), expected: None, actual: Some(namespace.clone()) })
        }
        (Sound::Connection { sound: x, .. }, Sound::Connection { sound: y, .. }) => match (&**x, &**y) {
            (Sound::Event { name: a, .. }, Sound::Event { name: b, .. }) if a == b => unlike(x, y, kinds),
            _ => kinds.push(Kind::Words { expected: should.clone(), actual: did.clone() }),
        },
        (Sound::Refused(x), Sound::Refused(y)) => values(&Of::Refusal, x, y, kinds),
        (Sound::Returned(x), Sound::Returned(y)) => values(&Of::Returned, x, y, kinds),
        (Sound::Page { status: a, body: x }, Sound::Page { status: b, body: y }) => {
            if a != b {
                let bare = *y == Body::Text(String::new());
                kinds.push(Kind::Status { expected: a.clone(), actual: b.clone(), bare });
            }
            // Another status brings another page with it.
            match (x, y) {
                _ if a != b => {}
                (Body::Json(x), Body::Json(y)) => values(&Of::Page, x, y, kinds),
                // What is no JSON has no form that it could have had as JSON.
                _ => {
                    let (expected, actual) = (Some(page(x)), Some(page(y)));
                    let value = ValueDifference { path: String::new(), expected, actual, form: Form::Plain };
                    kinds.push(Kind::Value { of: Of::Page, value });
                }
            }
        }
        (Sound::Prose(a), Sound::Prose(b)) => match (words(a), words(b)) {
            (Some((a, x)), Some((b, y))) if a == b => values(&Of::Words(a.to_owned()), &x, &y, kinds),
            _ => kinds.push(Kind::Words { expected: should.clone(), actual: did.clone() }),
        },
        _ => kinds.push(Kind::Words { expected: should.clone(), actual: did.clone() }),
    }
}

/// `passes on ["Rain"]`: the words, and the value behind them.
fn words(text: &str) -> Option<(&str, Value)> {
    let at = text.find(['[', '{', '"'])?;
    let words = text[..at].strip_suffix(' ')?;
    Some((words, serde_json::from_str(&text[at..]).ok()?))
}

fn page(body: &Body) -> Value {
    match body {
        Body::Json(value) => value.clone(),
        Body::Text(text) => text.as_str().into(),
    }
}

fn args(of: &Of, should: &Args, did: &Args, kinds: &mut Vec<Kind>) {
    if let (Some(should), Some(did)) = (should, did) {
        push(of, value::arguments(should, did), kinds);
    }
}

fn values(of: &Of, should: &Value, did: &Value, kinds: &mut Vec<Kind>) {
    push(of, value::compare(should, did), kinds);
}

fn push(of: &Of, values: Vec<ValueDifference>, kinds: &mut Vec<Kind>) {
    kinds.extend(values.into_iter().map(|value| Kind::Value { of: of.clone(), value }));
}
