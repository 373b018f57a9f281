//! In what two values differ: where, and in which form.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{form, list};
use crate::Placeholder;

/// One place in which a value is not what it should be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueDifference {
    /// `rooms[1].name`. Empty: the whole value.
    pub path: String,
    /// Nothing: it should not be there.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    pub expected: Option<Value>,
    /// Nothing: it is not there.
    #[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
    pub actual: Option<Value>,
    #[serde(flatten)]
    pub form: Form,
}

/// A value that is `null` is there.
fn there<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

/// How a value differs. [`Form::Plain`] where nothing more can be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Form {
    Plain,
    /// A text that holds the value as JSON.
    JsonText,
    /// The value that a text holds as JSON, where the text is due.
    ParsedText,
    /// A text with its quotation marks.
    Quoted,
    /// `[3]` for `3`.
    ListOfOne,
    /// `3` for `[3]`.
    OutOfList,
    /// The items of the list as so many arguments.
    Spread,
    /// So many arguments as one list.
    Gathered,
    /// `null` as an argument before the right one.
    NullFirst,
    NoArgument,
    MoreArguments,
    FewerArguments,
    /// `"3"` for `3`, `"true"` for `true`.
    AsText,
    /// `3` for `"3"`.
    OutOfText,
    /// A field of another name; in the old path's place stands the name that is due.
    Renamed {
        due: String,
    },
    MissingField,
    ExtraField,
    /// The value of another field, which has the value of this one.
    Exchanged {
        with: String,
    },
    /// One level too deep.
    Nested {
        under: String,
    },
    /// The bare value of the only field that is due.
    Unwrapped {
        field: String,
    },
    /// An object's values in a list.
    FieldsAsList,
    /// Something else where an `error` is due.
    ErrorDue,
    /// An `error` where something else is due.
    ErrorInstead,
    Case,
    WhiteSpace,
    Empty,
    Prefix {
        prefix: String,
    },
    Suffix {
        suffix: String,
    },
    /// Only the beginning of a text.
    CutShort,
    /// A whole number that is one too high or too low.
    OffByOne {
        by: i8,
    },
    /// An id, and not the right one.
    OtherId,
    /// The same items in another order.
    Order,
    /// Items that are missing, and items that are too much.
    Items {
        missing: Vec<Value>,
        extra: Vec<Value>,
    },
    /// Items that differ in the same form, each from the one that is due.
    Each {
        each: Box<Form>,
        due: Vec<Value>,
        instead: Vec<Value>,
    },
}

impl Form {
    /// Its name in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::JsonText => "json_text",
            Self::ParsedText => "parsed_text",
            Self::Quoted => "quoted",
            Self::ListOfOne => "list_of_one",
            Self::OutOfList => "out_of_list",
            Self::Spread => "spread",
            Self::Gathered => "gathered",
            Self::NullFirst => "null_first",
            Self::NoArgument => "no_argument",
            Self::MoreArguments => "more_arguments",
            Self::FewerArguments => "fewer_arguments",
            Self::AsText => "as_text",
            Self::OutOfText => "out_of_text",
            Self::Renamed { .. } => "renamed",
            Self::MissingField => "missing_field",
            Self::ExtraField => "extra_field",
            Self::Exchanged { .. } => "exchanged",
            Self::Nested { .. } => "nested",
            Self::Unwrapped { .. } => "unwrapped",
            Self::FieldsAsList => "fields_as_list",
            Self::ErrorDue => "error_due",
            Self::ErrorInstead => "error_instead",
            Self::Case => "case",
            Self::WhiteSpace => "white_space",
            Self::Empty => "empty",
            Self::Prefix { .. } => "prefix",
            Self::Suffix { .. } => "suffix",
            Self::CutShort => "cut_short",
            Self::OffByOne { .. } => "off_by_one",
            Self::OtherId => "other_id",
            Self::Order => "items_order",
            Self::Items { .. } => "items",
            Self::Each { .. } => "each",
        }
    }
}

/// Whether a value is what it should be: any text will do where any text is due.
pub(crate) fn fits(expected: &Value, actual: &Value) -> bool {
    if expected == actual {
        return true;
    }
    match (expected, actual) {
        (Value::String(_), Value::String(text)) => {
            let id = matches!(Placeholder::read(actual), Some(Placeholder::Rank(_) | Placeholder::IdOf(_)));
            Placeholder::read(expected) == Some(Placeholder::Text) && !text.is_empty() && !id
        }
        (Value::Array(e), Value::Array(a)) => e.len() == a.len() && e.iter().zip(a).all(|(e, a)| fits(e, a)),
        (Value::Object(e), Value::Object(a)) => {
            e.len() == a.len() && e.iter().all(|(key, e)| a.get(key).is_some_and(|a| fits(e, a)))
        }
        _ => false,
    }
}

/// In what the arguments of an event or an ack differ.
pub(super) fn arguments(expected: &[Value], actual: &[Value]) -> Vec<ValueDifference> {
    let whole = |form| {
        let list = |args: &[Value]| match args {
            [] => None,
            [one] => Some(one.clone()),
            several => Some(Value::from(several)),
        };
        vec![ValueDifference { path: String::new(), expected: list(expected), actual: list(actual), form }]
    };
    let all = |should: &[Value], did: &[Value]| {
        should.len() == did.len() && should.iter().zip(did).all(|(should, did)| fits(should, did))
    };
    match (expected, actual) {
        ([should], [did]) => compare(should, did),
        _ if all(expected, actual) => Vec::new(),
        ([Value::Array(items)], several) if several.len() != 1 && all(items, several) => whole(Form::Spread),
        (several, [Value::Array(items)]) if all(several, items) => whole(Form::Gathered),
        (_, []) => whole(Form::NoArgument),
        (should, [Value::Null, did @ ..]) if all(should, did) => whole(Form::NullFirst),
        (should, did) if did.len() > should.len() => whole(Form::MoreArguments),
        (should, did) if did.len() < should.len() => whole(Form::FewerArguments),
        _ => whole(Form::Plain),
    }
}

/// In what a value differs from what it should be. Nothing if it is right.
pub(super) fn compare(expected: &Value, actual: &Value) -> Vec<ValueDifference> {
    let mut found = Vec::new();
    at(expected, actual, "", &mut found);
    found
}

pub(super) fn at(expected: &Value, actual: &Value, path: &str, found: &mut Vec<ValueDifference>) {
    if fits(expected, actual) {
        return;
    }
    let differs = |form| ValueDifference {
        path: path.to_owned(),
        expected: Some(expected.clone()),
        actual: Some(actual.clone()),
        form,
    };
    if let Some(form) = form::whole(expected, actual) {
        found.push(differs(form));
        return;
    }
    match (expected, actual) {
        (Value::Object(e), Value::Object(a)) => {
            if !fields(e, a, path, found) {
                found.push(differs(Form::Plain));
            }
        }
        (Value::Array(e), Value::Array(a)) => match list::compare(e, a) {
            list::Difference::Items(form) => found.push(differs(form)),
            list::Difference::At(places) => {
                for i in places {
                    at(&e[i], &a[i], &format!("{path}[{i}]"), found);
                }
            }
        },
        _ => found.push(differs(Form::Plain)),
    }
}

/// Field by field. Says whether that makes sense: nothing in common is another object.
fn fields(
    expected: &Map<String, Value>,
    actual: &Map<String, Value>,
    path: &str,
    found: &mut Vec<ValueDifference>,
) -> bool {
    let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let mut missing: Vec<Field<'_>> = expected.iter().filter(|(key, _)| !actual.contains_key(*key)).collect();
    let mut extra: Vec<Field<'_>> = actual.iter().filter(|(key, _)| !expected.contains_key(*key)).collect();
    let mut renamed = take(&mut missing, &mut extra, |(a, _), (b, _)| form::near(a, b));
    renamed.extend(take(&mut missing, &mut extra, |(_, a), (_, b)| fits(a, b)));
    let shared = expected.keys().any(|key| actual.contains_key(key));
    if !shared && renamed.is_empty() {
        return false;
    }
    for ((due, should), (key, did)) in renamed {
        let (path, form) = (join(key), Form::Renamed { due: due.clone() });
        let (expected, actual) = (Some(should.clone()), Some(did.clone()));
        found.push(ValueDifference { path, expected, actual, form });
        at(should, did, &join(key), found);
    }
    for (key, should) in missing {
        let (path, expected) = (join(key), Some(should.clone()));
        found.push(ValueDifference { path, expected, actual: None, form: Form::MissingField });
    }
    for (key, did) in extra {
        let (path, actual) = (join(key), Some(did.clone()));
        found.push(ValueDifference { path, expected: None, actual, form: Form::ExtraField });
    }
    let exchanged = exchanged(expected, actual);
    if let Some((one, other)) = exchanged {
        let (expected, actual) = (expected.get(one).cloned(), actual.get(one).cloned());
        let form = Form::Exchanged { with: other.clone() };
        found.push(ValueDifference { path: join(one), expected, actual, form });
    }
    for (key, should) in expected {
        let told = exchanged.is_some_and(|(one, other)| key == one || key == other);
        if let Some(did) = actual.get(key).filter(|_| !told) {
            at(should, did, &join(key), found);
        }
    }
    true
}

/// The only two fields that differ, if each has the other's value.
fn exchanged<'v>(expected: &'v Map<String, Value>, actual: &Map<String, Value>) -> Option<(&'v String, &'v String)> {
    let mut differ = expected.iter().filter(|(key, should)| actual.get(*key).is_some_and(|did| !fits(should, did)));
    let (Some((one, a)), Some((other, b)), None) = (differ.next(), differ.next(), differ.next()) else { return None };
    // Two counts, one of which is nought, are more likely wrong together.
    let tells = |value: &Value| value.as_f64().map_or(value.is_string(), |number| number != 0.0);
    (actual.get(one) == Some(b) && actual.get(other) == Some(a) && tells(a) && tells(b)).then_some((one, other))
}

type Field<'v> = (&'v String, &'v Value);

/// Takes those out that are the same in some way.
fn take<'v>(
    missing: &mut Vec<Field<'v>>,
    extra: &mut Vec<Field<'v>>,
    same: impl Fn(Field<'v>, Field<'v>) -> bool,
) -> Vec<(Field<'v>, Field<'v>)> {
    let mut pairs = Vec::new();
    missing.retain(|should| {
        let at = extra.iter().position(|did| same(*should, *did));
        at.map(|at| pairs.push((*should, extra.remove(at)))).is_none()
    });
    pairs
}
