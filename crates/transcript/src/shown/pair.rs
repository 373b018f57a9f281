//! Two sounds that differ, shown by the place where they part.

use serde_json::Value;

use super::{LINE, cut, value, values};
use crate::{Body, Sound};

/// Lines that are no longer are shown whole.
const SHORT: usize = 60;
/// So much of a value is shown at the place where it differs.
const PLACE: usize = 200;

/// Two sounds that differ, each in one line. Where they are long, and differ in a value, it is the first place in which
/// the values differ: `said … messages[3].text: "new"`.
#[must_use]
pub fn pair(one: &Sound, other: &Sound) -> (String, String) {
    let whole = || (one.shown(LINE), other.shown(LINE));
    let (a, b) = (one.to_string(), other.to_string());
    let long = a.chars().count().max(b.chars().count()) > SHORT;
    let (Some(x), Some(y)) = (one.only_value(), other.only_value()) else { return whole() };
    let said = one.words(&|_| String::new());
    if !long || said != other.words(&|_| String::new()) {
        return whole();
    }
    let Some((path, x, y)) = first_difference(x, y, String::new()) else { return whole() };
    let line =
        |text: String| if path.is_empty() { format!("{said}{text}") } else { format!("{said}… {path}: {text}") };
    (line(x), line(y))
}

impl Sound {
    /// The value of a sound that has one only.
    fn only_value(&self) -> Option<&Value> {
        match self {
            Self::Event { args: Some(args), .. } | Self::Ack { args: Some(args), .. } => match args.as_slice() {
                [one] => Some(one),
                _ => None,
            },
            Self::Refused(value) | Self::Returned(value) | Self::Page { body: Body::Json(value), .. } => Some(value),
            Self::Elsewhere { sound, .. } | Self::Connection { sound, .. } => sound.only_value(),
            Self::Event { args: None, .. }
            | Self::Ack { args: None, .. }
            | Self::Page { .. }
            | Self::Connected
            | Self::Disconnected
            | Self::Namespace(_)
            | Self::Times { .. }
            | Self::Run { .. }
            | Self::Prose(_) => None,
        }
    }
}

/// The first place in which two values differ, and what stands there. A list whose items are not its own kind of thing
/// each, such as names, is a place as a whole.
fn first_difference(a: &Value, b: &Value, path: String) -> Option<(String, String, String)> {
    let missing = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), value_at);
    match (a, b) {
        _ if a == b => None,
        (Value::Object(x), Value::Object(y)) => {
            let keys = x.keys().chain(y.keys().filter(|key| !x.contains_key(*key)));
            keys.filter(|key| x.get(*key) != y.get(*key)).find_map(|key| {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                match (x.get(key), y.get(key)) {
                    (Some(a), Some(b)) => first_difference(a, b, path),
                    (a, b) => Some((path, missing(a), missing(b))),
                }
            })
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() && x.iter().all(Value::is_object) => {
            let at = (0..x.len()).find(|&i| x[i] != y[i])?;
            first_difference(&x[at], &y[at], format!("{path}[{at}]"))
        }
        (Value::Array(x), Value::Array(y)) => {
            let same = x.iter().zip(y).take_while(|(a, b)| a == b).count();
            Some((path, list(x, same), list(y, same)))
        }
        _ => {
            let (a, b) = values(a, b, PLACE);
            Some((path, a, b))
        }
    }
}

fn value_at(there: &Value) -> String {
    value(there, PLACE)
}

/// A list; a long one without the items at its beginning that are the same in the other.
fn list(items: &[Value], same: usize) -> String {
    let whole = Value::Array(items.to_vec()).to_string();
    if whole.chars().count() <= PLACE || same == 0 {
        return value(&Value::Array(items.to_vec()), PLACE);
    }
    let rest: String = items[same..].iter().map(|item| format!(",{}", value(item, PLACE))).collect();
    cut(&format!("[… {same} the same{rest}]"), PLACE)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn history(value: Value) -> Sound {
        Sound::event("history", vec![value])
    }

    #[test]
    fn only_the_place_that_differs_is_shown() {
        let said = |text: &str| history(json!({"messages": [{"text": "x".repeat(60)}, {"text": text}]}));
        let expected = [r#"history … messages[1].text: "new""#, r#"history … messages[1].text: "old""#];
        assert_eq!(pair(&said("new"), &said("old")), expected.map(str::to_owned).into());
    }

    #[test]
    fn a_list_of_names_is_not_cut_into_pieces() {
        let who = |names: &[&str]| history(json!({"names": names, "room": "x".repeat(60)}));
        let (should, did) = pair(&who(&["ann", "bob"]), &who(&["ann", "eve"]));
        assert_eq!(
            (should.as_str(), did.as_str()),
            (r#"history … names: ["ann","bob"]"#, r#"history … names: ["ann","eve"]"#)
        );
    }

    #[test]
    fn a_long_list_is_shown_from_where_it_differs() {
        let said = |count: i32| history((0..count).map(|n| json!({"n": n, "text": "hello"})).collect());
        let (should, did) = pair(&said(30), &said(29));
        assert_eq!(should, r#"history [… 29 the same,{"n":29,"text":"hello"}]"#);
        assert_eq!(did, "history [… 29 the same]");
    }

    #[test]
    fn what_is_short_or_another_event_is_shown_whole() {
        let (a, b) = (Sound::event("said", vec![json!(1)]), Sound::event("said", vec![json!(2)]));
        assert_eq!(pair(&a, &b), ("said 1".to_owned(), "said 2".to_owned()));
    }
}
