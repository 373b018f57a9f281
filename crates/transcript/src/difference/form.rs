//! The forms in which a whole value differs from the one that is due.

use serde_json::Value;

use super::value::{Form, fits};
use crate::Placeholder;

/// The form, if there is one for the value as a whole.
pub(super) fn whole(expected: &Value, actual: &Value) -> Option<Form> {
    if let Some(form) = placeholders(expected, actual) {
        return Some(form);
    }
    match (expected, actual) {
        (Value::String(should), Value::String(did)) => {
            let (should, did) = (Placeholder::unescape(should), Placeholder::unescape(did));
            return text(should, did);
        }
        (Value::Number(should), Value::Number(did)) => return number(should, did),
        (_, Value::String(did)) => {
            if let Some(form) = out_of_text(expected, Placeholder::unescape(did)) {
                return Some(form);
            }
        }
        (Value::String(should), _) => {
            if let Some(form) = into_value(Placeholder::unescape(should), actual) {
                return Some(form);
            }
        }
        _ => {}
    }
    wrapped(expected, actual).or_else(|| objects(expected, actual))
}

/// What stands for a value is not compared with it letter by letter.
fn placeholders(expected: &Value, actual: &Value) -> Option<Form> {
    let id = |value| matches!(Placeholder::read(value), Some(Placeholder::Rank(_) | Placeholder::IdOf(_)));
    match (Placeholder::read(expected), actual.as_str()) {
        (Some(Placeholder::Text), Some("")) => Some(Form::Empty),
        _ if id(expected) && id(actual) => Some(Form::OtherId),
        (Some(_), Some(_)) => Some(Form::Plain),
        (None, Some(_)) if Placeholder::read(actual).is_some() => Some(Form::Plain),
        _ => None,
    }
}

fn text(expected: &str, actual: &str) -> Option<Form> {
    if actual.is_empty() {
        return Some(Form::Empty);
    }
    if serde_json::from_str::<Value>(actual).is_ok_and(|inner| inner.as_str() == Some(expected)) {
        return Some(Form::Quoted);
    }
    if expected.is_empty() {
        return None;
    }
    if expected.to_lowercase() == actual.to_lowercase() {
        return Some(Form::Case);
    }
    let dense = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    if dense(expected) == dense(actual) {
        return Some(Form::WhiteSpace);
    }
    if let Some(prefix) = actual.strip_suffix(expected) {
        return Some(Form::Prefix { prefix: prefix.to_owned() });
    }
    if let Some(suffix) = actual.strip_prefix(expected) {
        return Some(Form::Suffix { suffix: suffix.to_owned() });
    }
    expected.starts_with(actual).then_some(Form::CutShort)
}

fn number(expected: &serde_json::Number, actual: &serde_json::Number) -> Option<Form> {
    let (should, did) = (i128::from(expected.as_i64()?), i128::from(actual.as_i64()?));
    match did - should {
        1 => Some(Form::OffByOne { by: 1 }),
        -1 => Some(Form::OffByOne { by: -1 }),
        _ => None,
    }
}

/// A text where something else is due.
fn out_of_text(expected: &Value, text: &str) -> Option<Form> {
    let inner: Value = serde_json::from_str(text).ok()?;
    match (expected, &inner) {
        (Value::Object(_), Value::Object(_)) | (Value::Array(_), Value::Array(_)) => Some(Form::JsonText),
        (Value::Null | Value::Bool(_) | Value::Number(_), inner) => (expected == inner).then_some(Form::AsText),
        _ => None,
    }
}

/// Something else where a text is due.
fn into_value(text: &str, actual: &Value) -> Option<Form> {
    let same = serde_json::from_str::<Value>(text).is_ok_and(|inner| inner == *actual);
    let container = matches!(actual, Value::Object(_) | Value::Array(_));
    same.then_some(if container { Form::ParsedText } else { Form::OutOfText })
}

/// The right value, with something around it or without what should be around it.
fn wrapped(expected: &Value, actual: &Value) -> Option<Form> {
    match (expected, actual) {
        (_, Value::Array(items)) if items.len() == 1 && fits(expected, &items[0]) => return Some(Form::ListOfOne),
        (Value::Array(items), _) if items.len() == 1 && fits(&items[0], actual) => return Some(Form::OutOfList),
        (Value::Object(fields), Value::Array(items)) if fields.len() == items.len() && items.len() > 1 => {
            let mut left: Vec<_> = items.iter().collect();
            let all = fields.values().all(|should| {
                let at = left.iter().position(|did| fits(should, did));
                at.map(|at| left.remove(at)).is_some()
            });
            return all.then_some(Form::FieldsAsList);
        }
        _ => {}
    }
    if let Value::Object(fields) = actual
        && let Some((under, _)) = fields.iter().find(|(_, inner)| fits(expected, inner) && fields.len() == 1)
    {
        return Some(Form::Nested { under: under.clone() });
    }
    if let Value::Object(fields) = expected
        && let Some((field, should)) = fields.iter().next()
        && fields.len() == 1
        && fits(should, actual)
    {
        return Some(Form::Unwrapped { field: field.clone() });
    }
    alone(expected, actual)
}

/// One text of several fields: `"Hi"` for `{"from": "bob", "text": "Hi"}`.
fn alone(expected: &Value, actual: &Value) -> Option<Form> {
    let fields = expected.as_object()?;
    let mut same = fields.iter().filter(|(_, should)| actual.is_string() && *should == actual);
    let (Some((field, _)), None) = (same.next(), same.next()) else { return None };
    Some(Form::Unwrapped { field: field.clone() })
}

/// The key under which a refusal says why.
const ERROR: &str = "error";

fn objects(expected: &Value, actual: &Value) -> Option<Form> {
    let (should, did) = (expected.as_object()?, actual.as_object()?);
    let holds = |error: &Value| did.values().any(|inner| fits(error, inner));
    let apart = !should.keys().any(|key| did.contains_key(key));
    match (should.get(ERROR), did.get(ERROR)) {
        (Some(error), None) if apart && !holds(error) => Some(Form::ErrorDue),
        // What is due, under this name, is a field that should be called otherwise.
        (None, Some(error)) if apart && !should.values().any(|due| fits(due, error)) => Some(Form::ErrorInstead),
        _ => None,
    }
}

/// Whether one name is easily written for the other.
pub(super) fn near(one: &str, other: &str) -> bool {
    let bare =
        |name: &str| -> String { name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let (one, other) = (bare(one), bare(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let length = one.chars().count().min(other.chars().count());
    one == other
        || (length > 3 && distance(&one, &other) <= 2 && length > 2 * distance(&one, &other))
        || (length > 3 && (one.contains(&other) || other.contains(&one)))
}

/// How many letters must be changed, put in or taken out.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().take(64).enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = before + usize::from(a != *b);
            before = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(before + 1);
        }
    }
    row[other.len()]
}
