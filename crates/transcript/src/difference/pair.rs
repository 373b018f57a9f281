//! Which of the sounds that a client heard stands for which that it should hear: equal ones first, then the likeliest.

use serde_json::Value;

use super::{form, value};
use crate::Sound;

/// The sounds of one client in one step.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) equal: Vec<Sound>,
    pub(super) unlike: Vec<(Sound, Sound)>,
    pub(super) missing: Vec<Sound>,
    pub(super) extra: Vec<Sound>,
}

/// So many are paired by their likeness; more only by what they are called.
const MANY: usize = 64;

/// `due` says which names belong to events that somebody should hear in this step.
pub(super) fn pair(expected: &[Sound], actual: &[Sound], due: &dyn Fn(&str) -> bool) -> Pairs {
    let mut pairs = Pairs::default();
    let mut left = actual.to_vec();
    let mut missing = Vec::new();
    for sound in expected {
        match left.iter().position(|other| other == sound) {
            Some(at) => pairs.equal.push(left.remove(at)),
            None => missing.push(sound.clone()),
        }
    }
    let mut scored = Vec::new();
    for (i, should) in missing.iter().enumerate().take(MANY) {
        for (j, did) in left.iter().enumerate().take(MANY) {
            // A third copy of what came rightly is one too many, and stands for nothing else. An ack has its event, and
            // an answer over HTTP its request.
            let asked = should.is_ack() || matches!(should, Sound::Page { .. });
            let copy = !asked && (pairs.equal.contains(did) || pairs.equal.contains(should));
            let score = if copy { 0 } else { likeness(should, did, due) };
            if score > 0 {
                scored.push((score, i, j));
            }
        }
    }
    scored.sort_by_key(|(score, i, j)| (std::cmp::Reverse(*score), *i, *j));
    let (mut paired, mut used) = (vec![false; missing.len()], vec![false; left.len()]);
    for (_, i, j) in scored {
        if !paired[i] && !used[j] {
            (paired[i], used[j]) = (true, true);
            pairs.unlike.push((missing[i].clone(), left[j].clone()));
        }
    }
    let rest = |sounds: Vec<Sound>, used: Vec<bool>| {
        sounds.into_iter().zip(used).filter(|(_, used)| !used).map(|(sound, _)| sound).collect()
    };
    pairs.missing = rest(missing, paired);
    pairs.extra = rest(left, used);
    pairs
}

/// How likely it is that one was meant as the other. 0: not at all.
fn likeness(should: &Sound, did: &Sound, due: &dyn Fn(&str) -> bool) -> u32 {
    match (should, did) {
        (Sound::Event { name: a, args: x }, Sound::Event { name: b, args: y }) => {
            let said = args(x.as_deref(), y.as_deref());
            match a == b {
                true => 1000 + said,
                // It has its own place in this step.
                false if due(b) && said < EQUAL => 0,
                false if form::near(a, b) => 600 + said,
                false if said == 0 => 0,
                false => 300 + said,
            }
        }
        (Sound::Ack { of: a, args: x }, Sound::Ack { of: b, args: y }) => {
            args(x.as_deref(), y.as_deref()) + if a == b { 1000 } else { 500 }
        }
        (Sound::Ack { args: x, .. }, Sound::Event { name, args: y }) => {
            let said = args(x.as_deref(), y.as_deref());
            if due(name) && said < EQUAL { 0 } else { 200 + said }
        }
        (Sound::Event { args: x, .. }, Sound::Ack { args: y, .. }) => match args(x.as_deref(), y.as_deref()) {
            0 => 0,
            said => 200 + said,
        },
        (Sound::Elsewhere { namespace: a, sound: x }, Sound::Elsewhere { namespace: b, sound: y }) => {
            if a == b {
                likeness(x, y, due)
            } else {
                u32::from(x == y) * 650
            }
        }
        (Sound::Elsewhere { sound, .. }, other) | (other, Sound::Elsewhere { sound, .. }) => {
            u32::from(**sound == *other) * 650
        }
        (Sound::Connection { number: a, sound: x }, Sound::Connection { number: b, sound: y }) if a == b => {
            likeness(x, y, due)
        }
        (Sound::Refused(_), Sound::Refused(_))
        | (Sound::Page { .. }, Sound::Page { .. })
        | (Sound::Returned(_), Sound::Returned(_)) => 1000,
        (Sound::Returned(_), Sound::Prose(_)) | (Sound::Prose(_), Sound::Returned(_)) => 100,
        (Sound::Prose(a), Sound::Prose(b)) => {
            if first_word(a) == first_word(b) {
                800
            } else {
                50
            }
        }
        _ => 0,
    }
}

fn first_word(text: &str) -> &str {
    text.split([' ', '(', '[', '{', '"']).next().unwrap_or(text)
}

const EQUAL: u32 = 400;

fn args(should: Option<&[Value]>, did: Option<&[Value]>) -> u32 {
    let (Some(should), Some(did)) = (should, did) else { return EQUAL };
    let differs = value::arguments(should, did);
    if differs.is_empty() {
        return EQUAL;
    }
    let whole = differs.iter().any(|one| one.path.is_empty() && one.form == value::Form::Plain);
    if whole {
        return 0;
    }
    let shared = shared(should.first(), did.first());
    200 + shared - u32::try_from(differs.len()).unwrap_or(20).min(20) * 5
}

/// How many fields are right.
fn shared(should: Option<&Value>, did: Option<&Value>) -> u32 {
    let (Some(Value::Object(should)), Some(Value::Object(did))) = (should, did) else { return 0 };
    let same = should.iter().filter(|(key, value)| did.get(*key) == Some(value)).count();
    u32::try_from(same).unwrap_or(9).min(9) * 10
}
