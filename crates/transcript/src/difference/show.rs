//! What stands in a sentence: names, values and sounds, on one line and not too long.

use serde_json::Value;

use crate::text::name;
use crate::{Placeholder, Sound};

/// The longest value in a sentence, in characters.
pub(super) const WIDTH: usize = 100;

/// A value as JSON. What stands for a value is no text, and a text that looks so is one.
pub(super) fn json(value: &Value) -> String {
    match value {
        Value::String(text) => match Placeholder::read(value) {
            Some(Placeholder::Text) => "<any text>".to_owned(),
            Some(Placeholder::Rank(rank)) => format!("<id {rank}>"),
            Some(Placeholder::IdOf(client)) => format!("<id of {client}>"),
            None => Value::from(Placeholder::unescape(text)).to_string(),
        },
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| format!("{}:{}", Value::from(key.as_str()), json(value));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A value in a sentence.
pub(super) fn value(value: &Value) -> String {
    match Placeholder::read(value) {
        Some(Placeholder::Text) => "any text".to_owned(),
        Some(Placeholder::Rank(rank)) => format!("the {} id", ordinal(rank)),
        Some(Placeholder::IdOf(client)) => format!("the id of {client}"),
        None => code(&cut(&json(value), 0)),
    }
}

/// Two values that differ: what is left out of them is not what differs.
pub(super) fn both(one: &Value, other: &Value) -> (String, String) {
    if Placeholder::read(one).is_some() || Placeholder::read(other).is_some() {
        return (value(one), value(other));
    }
    let (a, b) = (json(one), json(other));
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    (code(&cut(&a, same)), code(&cut(&b, same)))
}

/// Several values, the first of them.
pub(super) fn several(values: &[Value]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = values.iter().take(SHOWN).map(value).collect();
    match values.len() {
        0 | 1 => shown.concat(),
        n if n <= SHOWN => list(&shown),
        n => format!("{n} items"),
    }
}

/// ", `x` among them", where not all are shown.
pub(super) fn among(values: &[Value]) -> String {
    values
        .first()
        .filter(|_| values.len() > 3)
        .map_or_else(String::new, |first| format!(", {} among them", value(first)))
}

/// `typing`
pub(super) fn event(event: &str) -> String {
    code(&name(event))
}

/// `typing {"name":"alice"}`
pub(super) fn sound(sound: &Sound) -> String {
    code(&plain(sound))
}

fn plain(sound: &Sound) -> String {
    let said = |args: &crate::Args| match args.as_deref() {
        None => String::new(),
        Some([]) => crate::text::NO_ARGUMENT.to_owned(),
        Some(args) => args.iter().map(|arg| format!(" {}", cut(&json(arg), 0))).collect(),
    };
    match sound {
        Sound::Event { name: event, args } => format!("{}{}", name(event), said(args)),
        Sound::Ack { of, args } => format!("ack of {}{}", name(of), said(args)),
        Sound::Refused(why) => format!("refused {}", json(why)),
        Sound::Elsewhere { namespace, sound } => format!("{namespace} {}", plain(sound)),
        Sound::Connection { number, sound } => format!("connection {number}: {}", plain(sound)),
        Sound::Returned(value) => cut(&json(value), 0),
        Sound::Prose(words) => cut(&words.replace("<text>", "<any text>"), 0),
        other => cut(&other.to_string(), 0),
    }
}

pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

/// A part of a text that is too long, around a place in it.
fn cut(text: &str, place: usize) -> String {
    let length = text.chars().count();
    if length <= WIDTH {
        return text.to_owned();
    }
    let from = place.saturating_sub(WIDTH / 2).min(length - WIDTH);
    let part: String = text.chars().skip(from).take(WIDTH).collect();
    let (before, after) = (if from > 0 { "…" } else { "" }, if from + WIDTH < length { "…" } else { "" });
    format!("{before}{part}{after}")
}

/// "Alice, Bob and Carol": as they are written, with a capital first letter.
pub(super) fn people(clients: &[String]) -> String {
    const NAMED: usize = 4;
    let names: Vec<String> = clients.iter().map(|client| person(client)).collect();
    if names.len() > NAMED { format!("{} clients", names.len()) } else { list(&names) }
}

/// A client as it is written, with a capital first letter. One who is called `nobody` is somebody.
pub(super) fn person(client: &str) -> String {
    match client {
        "nobody" | "somebody" | "everybody" => format!("The client {}", code(client)),
        client => capital(client),
    }
}

pub(super) fn capital(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}

pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "once", "twice", "3 times"
pub(super) fn often(count: u64) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

fn ordinal(rank: usize) -> String {
    const WORDS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
    rank.checked_sub(1).and_then(|i| WORDS.get(i)).map_or_else(|| format!("{rank}th"), |&word| word.to_owned())
}
