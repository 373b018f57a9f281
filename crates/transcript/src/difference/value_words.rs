//! In what a value differs, in a sentence.

use serde_json::Value;

use super::show::{self, among, both, people, several, value as shown};
use super::wording::Fact;
use super::{Difference, Form, Kind, Of, ValueDifference};
use crate::{Placeholder, SERVER};

/// Whether two kinds are one piece of news, though their values may not be the same.
pub(super) fn alike(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Value { of: a, value: x }, Kind::Value { of: b, value: y }) => {
            a == b && places(&x.path) == places(&y.path) && x.form.name() == y.form.name()
        }
        (Kind::Count { sound: a, expected: x, actual: m }, Kind::Count { sound: b, expected: y, actual: n }) => {
            super::groups::bare(a) == super::groups::bare(b) && x == y && m == n
        }
        _ => one == other,
    }
}

/// `messages[].room`: wherever in a list.
fn places(path: &str) -> String {
    path.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether both are fields that are too much, or both missing, in the same value.
pub(super) fn same_fields(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Value { of: a, value: x }, Kind::Value { of: b, value: y }) => {
            a == b && x.form == y.form && matches!(x.form, Form::MissingField | Form::ExtraField)
        }
        _ => false,
    }
}

/// Several fields that are too much, or missing.
pub(super) fn fields(of: &Difference, kind: &Kind, paths: &[String], clients: &[String]) -> Fact {
    let Kind::Value { of: whose, value } = kind else { return Fact::new("plain", String::new()) };
    let named: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    let inside = subject(of, whose, "x").trim_start_matches("`x`").to_owned();
    let are = if value.form == Form::ExtraField { "too much" } else { "missing" };
    let text = format!("The fields {}{inside} are {are}.", show::list(&named));
    Fact::new(value.form.name(), at(of, whose, clients, false, &text))
}

pub(super) fn fact(of: &Difference, whose: &Of, value: &ValueDifference, clients: &[String], varies: bool) -> Fact {
    let text = sentence(&subject(of, whose, &value.path), &value.path, value);
    let text = at(of, whose, clients, varies, &text);
    let kind = match &value.form {
        Form::Each { each, .. } => each.name(),
        form => form.name(),
    };
    Fact::new(kind, text)
}

/// The sentence with the names of those of whom it is true, if not of all who are wrong.
fn at(of: &Difference, whose: &Of, clients: &[String], varies: bool, text: &str) -> String {
    if matches!(whose, Of::Page | Of::Returned | Of::Words(_)) || clients.iter().any(|client| client == SERVER) {
        return text.to_owned();
    }
    if varies && clients.len() > 1 {
        // Where it is another value at each, the sentence speaks of the first.
        return format!("At {}: {}", people(&clients[..1]), lower(text));
    }
    if clients.len() < of.wrong.len() || (clients.len() == 1 && hears_several(of, whose)) {
        return format!("At {}: {}", people(clients), lower(text));
    }
    text.to_owned()
}

/// Whether others hear the same event rightly.
fn hears_several(of: &Difference, whose: &Of) -> bool {
    let Of::Event(event) = whose else { return false };
    let named = |sound: &crate::Sound| matches!(sound, crate::Sound::Event { name, .. } if name == event);
    of.due.iter().any(|(client, sound)| named(sound) && of.right.contains(client))
}

/// "The" has no capital behind a colon; a name keeps its own.
fn lower(text: &str) -> String {
    let the = ["The ", "A ", "An ", "In ", "What ", "It "].iter().any(|word| text.starts_with(word));
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if the => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// "The payload", "`text`", "`rooms` in the ack".
fn subject(of: &Difference, whose: &Of, path: &str) -> String {
    let mut names: Vec<crate::Sound> = Vec::new();
    for (_, sound) in &of.due {
        let bare = super::groups::bare(sound);
        if !names.contains(&bare) {
            names.push(bare);
        }
    }
    let alone = names.len() == 1;
    let acks: Vec<&String> = of.due.iter().filter(|(_, sound)| sound.is_ack()).map(|(client, _)| client).collect();
    let several_acks = acks.iter().enumerate().any(|(i, client)| acks[..i].contains(client));
    let (whole, inside) = match whose {
        Of::Event(_) if alone => ("The payload".to_owned(), String::new()),
        Of::Event(event) => (format!("The payload of {}", show::event(event)), format!(" of {}", show::event(event))),
        Of::Ack(_) if several_acks => ("An ack".to_owned(), " in an ack".to_owned()),
        Of::Ack(_) => ("The ack".to_owned(), " in the ack".to_owned()),
        Of::Refusal => ("The reason".to_owned(), " in the reason".to_owned()),
        Of::Page if of.posted => ("The answer".to_owned(), " in the answer".to_owned()),
        Of::Page => ("The page".to_owned(), " on the page".to_owned()),
        Of::Returned => ("What your function returns".to_owned(), " in what your function returns".to_owned()),
        Of::Words(words) => (format!("What your function {words}"), format!(" in what your function {words}")),
    };
    if path.is_empty() { whole } else { format!("`{path}`{inside}") }
}

fn sentence(subject: &str, path: &str, value: &ValueDifference) -> String {
    let null = Value::Null;
    let (expected, actual) = (value.expected.as_ref().unwrap_or(&null), value.actual.as_ref().unwrap_or(&null));
    let (due, is) = both(expected, actual);
    let in_it = if path.is_empty() { format!("In {}", lower(subject)) } else { format!("In {subject}") };
    // `text` of `said`: what stands behind the path.
    let inside = subject.strip_prefix(&format!("`{path}`")).unwrap_or_default();
    match &value.form {
        Form::Plain => format!("{subject} is {is}; it should be {due}."),
        Form::JsonText => {
            format!(
                "{subject} is a text that holds JSON; it should be the {} itself: {}.",
                noun(expected),
                shown(expected)
            )
        }
        Form::ParsedText => format!("{subject} is the {} {is}; it should be the text {due}.", noun(actual)),
        Form::Quoted => format!("{subject} has quotation marks of its own: {is}; it should be {due}."),
        Form::ListOfOne => format!("{subject} stands in a list of one: {is}; it should be {due}."),
        Form::OutOfList => format!("{subject} is {is}; it should be in a list: {due}."),
        Form::Spread => format!("The list is spread into {} arguments; it should be one: {due}.", length(actual)),
        Form::Gathered => format!("The {} arguments come as one list: {is}.", length(expected)),
        Form::NullFirst => format!("`null` comes first, and the right value behind it: {due} alone is due."),
        Form::NoArgument => format!("It comes without an argument; {due} is due."),
        Form::MoreArguments => format!("It comes with {} arguments; one is due: {due}.", length(actual)),
        Form::FewerArguments => format!("It comes with {is} alone; {} arguments are due.", length(expected)),
        Form::AsText => format!("{subject} is the text {is}; it should be {} {due}, no text.", article(expected)),
        Form::OutOfText => format!("{subject} is {} {is}; it should be the text {due}.", article(actual)),
        Form::Renamed { due } => format!("The field `{path}`{inside} should be called `{due}`."),
        Form::MissingField => format!("The field `{path}`{inside} is missing; it should be {}.", shown(expected)),
        Form::ExtraField => format!("The field `{path}`{inside} is too much."),
        Form::Exchanged { with } => {
            format!("`{path}` and `{with}`{inside} are exchanged: `{path}` is {is}; it should be {due}.")
        }
        Form::Nested { under } => {
            format!("{subject} is nested one level too deep, under `{under}`: {is}; it should be {due}.")
        }
        Form::Unwrapped { field } if expected.as_object().is_some_and(|due| due.len() > 1) => {
            format!("{subject} is {is}, the `{field}` alone; it should be {due}.")
        }
        Form::Unwrapped { .. } | Form::FieldsAsList => format!("{subject} is {is}; it should be {due}."),
        Form::ErrorDue => format!("{subject} is {is}; an `error` is due."),
        Form::ErrorInstead => {
            // Where its words are the contract's, they say which way was taken.
            let words = actual.get("error").filter(|words| words.is_string() && Placeholder::read(words).is_none());
            let words = words.map(|words| format!(", {}", shown(words))).unwrap_or_default();
            format!("{subject} is an `error`{words}; it should be {}.", shown(expected))
        }
        Form::Case => format!("{subject} is {is}; it should be {due}: capital and small letters differ."),
        Form::WhiteSpace => format!("{subject} is {is}; it should be {due}: the white space differs."),
        Form::Empty if Placeholder::read(expected).is_some() => format!("{subject} is empty; some words are due."),
        Form::Empty => format!("{subject} is empty; it should be {due}."),
        Form::Prefix { prefix } => {
            format!("{subject} is {is}; it should be {due}, without {} before it.", text(prefix))
        }
        Form::Suffix { suffix } => {
            format!("{subject} is {is}; it should be {due}, without {} behind it.", text(suffix))
        }
        Form::CutShort => format!("{subject} is {is}, which is only the beginning; it should be {due}."),
        Form::OffByOne { by } => {
            format!("{subject} is {is}; it should be {due}: one too {}.", if *by > 0 { "high" } else { "low" })
        }
        Form::OtherId => format!("{subject} is {}; it should be {}.", shown(actual), shown(expected)),
        Form::Order => format!("{subject} has the right items in another order: {is}; it should be {due}."),
        Form::Items { missing, extra } => items(&in_it, expected, missing, extra),
        Form::Each { each: of, due, instead } => each(&in_it, of, due, instead),
    }
}

fn items(in_it: &str, expected: &Value, missing: &[Value], extra: &[Value]) -> String {
    let are = |items: &[Value]| if items.len() == 1 { "is" } else { "are" };
    let lacks = format!("{} {} missing{}", several(missing), are(missing), among(missing));
    let again = extra.iter().all(|item| expected.as_array().is_some_and(|list| list.contains(item)));
    let much = match again {
        true => format!("{} {} there once too often{}", several(extra), are(extra), among(extra)),
        false => format!("{} {} too much{}", several(extra), are(extra), among(extra)),
    };
    match (missing, extra) {
        (_, []) => format!("{in_it}, {lacks}."),
        ([], _) => format!("{in_it}, {much}."),
        _ => format!("{in_it}, {lacks}, and {much}."),
    }
}

fn each(in_it: &str, of: &Form, due: &[Value], instead: &[Value]) -> String {
    let (Some(first), Some(other)) = (due.first(), instead.first()) else { return in_it.to_owned() };
    let one = due.len() == 1;
    let items = if one { "an item".to_owned() } else { format!("{} items", due.len()) };
    let be = |one_text: &str, several: &str| if one { one_text.to_owned() } else { several.to_owned() };
    let what = match of {
        Form::Prefix { prefix } => {
            be(&format!("has {} before it", text(prefix)), &format!("have {} before them", text(prefix)))
        }
        Form::Suffix { suffix } => {
            be(&format!("has {} behind it", text(suffix)), &format!("have {} behind them", text(suffix)))
        }
        Form::JsonText => format!("{} that {} JSON", be("is a text", "are texts"), be("holds", "hold")),
        Form::ListOfOne => be("stands in a list of one", "stand each in a list of one"),
        Form::Nested { under } => format!("{} nested one level too deep, under `{under}`", be("is", "are")),
        Form::Unwrapped { field } => format!("{} the `{field}` alone", be("is", "are")),
        Form::AsText => be("is a text", "are texts"),
        Form::OutOfText | Form::ParsedText => be("is no text", "are no texts"),
        Form::Quoted => be("has quotation marks of its own", "have quotation marks of their own"),
        Form::Case => be("has other capital and small letters", "have other capital and small letters"),
        Form::WhiteSpace => be("has other white space", "have other white space"),
        Form::CutShort => be("is only the beginning", "are only the beginning"),
        _ => be("has another form", "have another form"),
    };
    // Which of several stands for which may be another pair; those of one form are told by it.
    let (is, should) = both(other, first);
    format!("{in_it}, {items} {what}: {is} instead of {should}.")
}

fn text(text: &str) -> String {
    shown(&Value::from(text))
}

fn length(value: &Value) -> usize {
    value.as_array().map_or(1, Vec::len)
}

fn noun(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "object",
        Value::Array(_) => "list",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Bool(_) | Value::Null => "value",
    }
}

fn article(value: &Value) -> &'static str {
    if value.is_number() { "the number" } else { "the value" }
}
