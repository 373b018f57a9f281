//! Cuts the text shorter and shorter; positions are what is missing from its end. No cursor, no thiserror.

use std::fmt::{self, Display, Formatter};

use serde_json::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Connect,
    Disconnect,
    Event,
    Ack,
    ConnectError,
    BinaryEvent,
    BinaryAck,
}

const KINDS: [(char, Kind); 7] = [
    ('0', Kind::Connect),
    ('1', Kind::Disconnect),
    ('2', Kind::Event),
    ('3', Kind::Ack),
    ('4', Kind::ConnectError),
    ('5', Kind::BinaryEvent),
    ('6', Kind::BinaryAck),
];

#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub kind: Kind,
    pub attachments: u32,
    pub namespace: String,
    pub query: Option<String>,
    pub id: Option<u64>,
    pub payload: Option<Value>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FrameError {
    pub at: usize,
    pub what: String,
}

pub fn parse(frame: &str) -> Result<Frame, FrameError> {
    let wrong = |left: &str, what: &str| FrameError { at: frame.len() - left.len(), what: what.into() };

    let first = frame.chars().next().and_then(|c| KINDS.iter().find(|(digit, _)| *digit == c));
    let Some(&(_, kind)) = first else {
        return Err(wrong(frame, "no such type"));
    };
    let mut left = &frame[1..];

    let mut attachments = 0;
    if matches!(kind, Kind::BinaryEvent | Kind::BinaryAck) {
        let (count, rest) = digits(left);
        attachments = count.parse().map_err(|_| wrong(left, "not a number of attachments"))?;
        left = rest.strip_prefix('-').ok_or_else(|| wrong(rest, "no dash after the number of attachments"))?;
    }

    let (mut namespace, mut query) = ("/", None);
    if left.starts_with('/') {
        let bare = matches!(kind, Kind::Connect | Kind::Disconnect).then_some((left, ""));
        let closed = left.split_once(',').or(bare);
        let (path, rest) = closed.ok_or_else(|| wrong("", "no comma after the namespace"))?;
        namespace = path;
        if let Some((before, after)) = path.split_once('?') {
            (namespace, query) = (before, Some(after.to_owned()));
        }
        left = rest;
    }

    let (number, rest) = digits(left);
    let id = match number {
        "" => None,
        number => Some(number.parse::<u64>().map_err(|_| wrong(left, "the id is too large"))?),
    };
    left = rest;

    let payload = if left.is_empty() {
        None
    } else {
        Some(serde_json::from_str::<Value>(left).map_err(|error| wrong(left, &error.to_string()))?)
    };
    let fits = match (kind, &payload) {
        (Kind::Connect | Kind::Disconnect, None) => true,
        (Kind::Connect | Kind::ConnectError, Some(Value::Object(_))) => true,
        (Kind::Event | Kind::BinaryEvent, Some(Value::Array(items))) => matches!(items.first(), Some(Value::String(_))),
        (Kind::Ack | Kind::BinaryAck, Some(Value::Array(_))) => id.is_some(),
        _ => false,
    };
    if !fits {
        return Err(wrong(left, "not the payload of such a frame"));
    }
    Ok(Frame { kind, attachments, namespace: namespace.to_owned(), query, id, payload })
}

/// The digits in front, and what comes after them.
fn digits(text: &str) -> (&str, &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.split_at(text.len() - rest.len())
}

impl Display for Frame {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let digit = KINDS.iter().find(|(_, kind)| *kind == self.kind).map_or('?', |(digit, _)| *digit);
        let mut text = digit.to_string();
        if matches!(self.kind, Kind::BinaryEvent | Kind::BinaryAck) {
            text += &format!("{}-", self.attachments);
        }
        let query = self.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
        if self.namespace != "/" || !query.is_empty() {
            text += &format!("{}{query},", self.namespace);
        }
        text += &self.id.map(|id| id.to_string()).unwrap_or_default();
        text += &self.payload.as_ref().map(Value::to_string).unwrap_or_default();
        f.write_str(&text)
    }
}
