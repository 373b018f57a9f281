//! What stands in a sentence: names, values and sounds, on one line and not too long.

use serde_json::Value;

use crate::shown::told;
use crate::text::name;
use crate::{Placeholder, Sound};

/// The longest value in a sentence, in characters.
pub(super) const WIDTH: usize = 100;

/// A value in a sentence.
pub(super) fn value(value: &Value) -> String {
    match Placeholder::read(value) {
        Some(Placeholder::Text) => "any text".to_owned(),
        Some(Placeholder::Rank(rank)) => format!("the {} id", ordinal(rank)),
        Some(Placeholder::IdOf(client)) => format!("the id of {}", capital(&client)),
        None => code(&told::value(value, WIDTH)),
    }
}

/// Two values that differ: what is left out of them is not what differs.
pub(super) fn both(one: &Value, other: &Value) -> (String, String) {
    if Placeholder::read(one).is_some() || Placeholder::read(other).is_some() {
        return (value(one), value(other));
    }
    let (one, other) = told::around(one, other, WIDTH);
    (code(&one), code(&other))
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
    // Between the marks, a name of two words is one name.
    if event.is_empty() || event.contains(|c: char| c == '`' || c.is_control()) {
        code(&name(event))
    } else {
        code(event)
    }
}

/// `typing {"name":"alice"}`
pub(super) fn sound(sound: &Sound) -> String {
    // "ack of say", and not "ack of say …": what it says is not the news.
    code(told::sound(sound, WIDTH).trim_end_matches(crate::text::UNSAID))
}

pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
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
