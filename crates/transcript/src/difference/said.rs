//! What differs at those who hear it: another name, another time, another value; in sentences.

use super::heard::{name, unquoted};
use super::show::{self, event, often, people};
use super::wording::{Fact, verb};
use super::{Difference, Form, Kind, groups, value_words};
use crate::{FUNCTION, RUNTIME, SERVER, Sound};

/// A kind, at whom, and what is not the same at all of them.
struct Told<'d> {
    kind: &'d Kind,
    clients: Vec<String>,
    /// The values are not.
    varies: bool,
    /// Several times at one client.
    again: bool,
}

/// What else differs, the same at several clients said once.
pub(super) fn facts(of: &Difference) -> Vec<Fact> {
    let mut told: Vec<Told<'_>> = Vec::new();
    for at in &of.wrong {
        for kind in &at.kinds {
            let found = told.iter_mut().find(|other| value_words::alike(other.kind, kind));
            let Some(told) = found else {
                told.push(Told { kind, clients: vec![at.client.clone()], varies: false, again: false });
                continue;
            };
            told.varies |= told.kind != kind;
            if told.clients.contains(&at.client) {
                told.again = true;
            } else {
                told.clients.push(at.client.clone());
            }
        }
    }
    told.sort_by_key(|told| rank(told.kind));
    let mut facts = Vec::new();
    let mut fields: Vec<&Told<'_>> = Vec::new();
    for told in &told {
        // Several fields that are too much, or missing, at the same clients are one sentence.
        if let Some(first) = fields.iter().find(|first| value_words::same_fields(first.kind, told.kind))
            && first.clients == told.clients
        {
            continue;
        }
        if value_words::same_fields(told.kind, told.kind) {
            fields.push(told);
            let others = of_fields(&told_of(&told.clients, of), told.kind);
            if others.len() > 1 {
                facts.push(value_words::fields(of, told.kind, &others, &told.clients));
                continue;
            }
        }
        facts.extend(say(of, told));
    }
    facts
}

/// The kinds at the first of these clients.
fn told_of<'d>(clients: &[String], of: &'d Difference) -> Vec<&'d Kind> {
    of.wrong
        .iter()
        .find(|at| clients.first() == Some(&at.client))
        .map(|at| at.kinds.iter().collect())
        .unwrap_or_default()
}

/// The paths of the fields that are as wrong as this one.
fn of_fields(kinds: &[&Kind], like: &Kind) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for kind in kinds {
        if let Kind::Value { value, .. } = kind
            && value_words::same_fields(kind, like)
            && !paths.contains(&value.path)
        {
            paths.push(value.path.clone());
        }
    }
    paths
}

/// What matters first.
fn rank(kind: &Kind) -> u8 {
    match kind {
        Kind::EventForAck { .. } | Kind::AckForEvent { .. } | Kind::AckOf { .. } => 0,
        Kind::Name { .. } | Kind::Namespace { .. } | Kind::Status { .. } => 1,
        Kind::Count { .. } => 2,
        Kind::Value { value, .. } if value.path.is_empty() => 3,
        Kind::Value { value, .. } if matches!(value.form, Form::Renamed { .. }) => 4,
        Kind::Value { .. } => 5,
        _ => 6,
    }
}

fn say(of: &Difference, told: &Told<'_>) -> Option<Fact> {
    let Told { kind, clients, varies, again } = told;
    let who = people(clients);
    let hears = verb(clients, "hears", "hear");
    let fact = match kind {
        Kind::Name { expected, actual } => {
            let is_due = |sound: &Sound| matches!(sound, Sound::Event { name, .. } if name == expected);
            let right = of.due.iter().any(|(client, sound)| is_due(sound) && !clients.contains(client));
            let what = if right { format!("What {who} {hears}") } else { "The event".to_owned() };
            Fact::new("name", format!("{what} is called {}; it should be {}.", event(actual), event(expected)))
        }
        Kind::EventForAck { of, name } => Fact::new(
            "event_for_ack",
            format!("{who} {hears} an event {} where the ack of {} is due.", event(name), event(of)),
        ),
        Kind::AckForEvent { name, of } => Fact::new(
            "ack_for_event",
            format!(
                "{who} {} an ack of {} where the event {} is due.",
                verb(clients, "gets", "get"),
                event(of),
                event(name)
            ),
        ),
        Kind::AckOf { expected, actual } => Fact::new(
            "ack_of_another",
            format!(
                "{who} {} the ack of {}; that of {} is due.",
                verb(clients, "gets", "get"),
                event(actual),
                event(expected)
            ),
        ),
        Kind::Count { sound, expected, actual } => {
            let be = match expected {
                0..=2 => format!("{} would be right", often(*expected)),
                n => format!("{n} would be right"),
            };
            let alone = of.due.iter().filter(|(client, other)| *client == clients[0] && bare(other) == bare(sound));
            let alone = alone.count() as u64 <= *expected;
            let bare = bare(sound);
            let hears = match (clients[0].as_str(), sound.is_ack()) {
                (SERVER, _) => "receives".to_owned(),
                (_, true) => verb(clients, "gets", "get"),
                (_, false) => hears,
            };
            let kind = if actual > expected { "too_often" } else { "too_rarely" };
            let what = match sound.is_ack() {
                _ if *again => format!("several {}", unquoted(&name(&bare))),
                true if alone => format!("the {}", unquoted(&name(&bare))),
                true => format!("the ack {}", show::sound(sound)),
                false if alone => name(&bare),
                false => show::sound(sound),
            };
            Fact::new(kind, format!("{who} {hears} {what} {}; {be}.", often(*actual)))
        }
        Kind::Namespace { sound, expected, actual } => {
            let place = |namespace: &Option<String>| match namespace {
                Some(namespace) => show::code(namespace),
                None => "the client's own".to_owned(),
            };
            let what = name(&bare(sound));
            let (is, due) = (place(actual), place(expected));
            Fact::new("namespace", format!("{who} {hears} {what} in the namespace {is}; it should be {due}."))
        }
        Kind::Order { expected, actual } => Fact::new(
            "order",
            format!(
                "{who} {hears} the right things in another order: {} comes where {} is due.",
                show::sound(actual),
                show::sound(expected)
            ),
        ),
        Kind::Status { expected, actual, bare } => {
            // What the framework says by itself.
            let why = match (actual.as_str(), bare) {
                ("404", true) => " An empty 404 is what axum answers where no route has the path.",
                ("405", true) => " An empty 405 is what axum answers where a route has the path, for another method.",
                _ => "",
            };
            Fact::new("status", format!("The {}'s status is {actual}; it should be {expected}.{why}", of.page()))
        }
        Kind::Value { of: whose, value } => value_words::fact(of, whose, value, clients, *varies),
        Kind::Words { expected, actual } => words(&who, &hears, expected, actual, &clients[0]),
        Kind::Missing { .. }
        | Kind::Extra { .. }
        | Kind::CannotConnect { .. }
        | Kind::Refused { .. }
        | Kind::LetIn { .. }
        | Kind::Disconnected
        | Kind::Stays => return None,
    };
    Some(fact)
}

fn bare(sound: &Sound) -> Sound {
    groups::bare(sound)
}

fn words(who: &str, hears: &str, expected: &Sound, actual: &Sound, client: &str) -> Fact {
    let returns = |sound: &Sound| match sound {
        Sound::Prose(words) => words.strip_prefix("returns ").map(|rest| show::sound(&Sound::Prose(rest.to_owned()))),
        _ => None,
    };
    let (is, due) = (show::sound(actual), show::sound(expected));
    let text = match client {
        SERVER => match is.strip_prefix(due.trim_end_matches('`')).and_then(|rest| rest.strip_prefix(", too ")) {
            Some(when) => {
                let when = when.trim_end_matches('`');
                return Fact::new("when", format!("The server sees {due} too {when}."));
            }
            None => format!("The server sees {is} instead of {due}."),
        },
        RUNTIME => "Nobody is there, and the runtime wakes up more than 1,000 times. A server in which nothing has \
                    to be done sleeps."
            .to_owned(),
        FUNCTION => match (returns(actual), returns(expected)) {
            (Some(is), Some(due)) => format!("Your function returns {is}; it should return {due}."),
            _ => format!("Of your function comes {is} instead of {due}."),
        },
        _ => format!("{who} {hears} {is} instead of {due}."),
    };
    Fact::new("words", text)
}
