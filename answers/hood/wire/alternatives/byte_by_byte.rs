//! Byte by byte, with a peekable iterator, and an error that is made at one place.

use std::fmt;
use std::iter::Peekable;
use std::str::CharIndices;

use serde_json::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Connect = 0,
    Disconnect = 1,
    Event = 2,
    Ack = 3,
    ConnectError = 4,
    BinaryEvent = 5,
    BinaryAck = 6,
}

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

impl std::error::Error for FrameError {}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}: {}", self.at, self.what)
    }
}

fn fail<T>(at: usize, what: impl Into<String>) -> Result<T, FrameError> {
    Err(FrameError { at, what: what.into() })
}

/// Reads digits into a number; `None` where there is no digit.
fn number(chars: &mut Peekable<CharIndices>, max: u64) -> Result<Option<u64>, FrameError> {
    let mut number: Option<u64> = None;
    let mut start = None;
    while let Some((at, c)) = chars.next_if(|(_, c)| c.is_ascii_digit()) {
        let start = *start.get_or_insert(at);
        let digit = u64::from(c) - u64::from('0');
        let next = number.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(digit)).filter(|n| *n <= max);
        match next {
            Some(next) => number = Some(next),
            None => return fail(start, "too large"),
        }
    }
    Ok(number)
}

pub fn parse(frame: &str) -> Result<Frame, FrameError> {
    let mut chars = frame.char_indices().peekable();
    let kind = match chars.next().map(|(_, c)| c) {
        Some('0') => Kind::Connect,
        Some('1') => Kind::Disconnect,
        Some('2') => Kind::Event,
        Some('3') => Kind::Ack,
        Some('4') => Kind::ConnectError,
        Some('5') => Kind::BinaryEvent,
        Some('6') => Kind::BinaryAck,
        Some(other) => return fail(0, format!("type {other}")),
        None => return fail(0, "empty"),
    };
    let mut attachments = 0;
    if matches!(kind, Kind::BinaryEvent | Kind::BinaryAck) {
        attachments = match number(&mut chars, u32::MAX.into())? {
            Some(count) => count as u32,
            None => return fail(1, "how many attachments?"),
        };
        if chars.next_if(|(_, c)| *c == '-').is_none() {
            return fail(1, "a dash is missing");
        }
    }
    let mut namespace = String::from("/");
    let mut query: Option<String> = None;
    if chars.next_if(|(_, c)| *c == '/').is_some() {
        loop {
            match (chars.next().map(|(_, c)| c), &mut query) {
                (None, _) if matches!(kind, Kind::Connect | Kind::Disconnect) => break,
                (None, _) => return fail(frame.len(), "the namespace never ends"),
                (Some(','), _) => break,
                (Some('?'), None) => query = Some(String::new()),
                (Some(c), Some(query)) => query.push(c),
                (Some(c), None) => namespace.push(c),
            }
        }
    }
    let id = number(&mut chars, u64::MAX)?;
    let start = chars.peek().map_or(frame.len(), |(at, _)| *at);
    let text = &frame[start..];
    let payload: Option<Value> = match (text, serde_json::from_str(text)) {
        ("", _) => None,
        (_, Ok(payload)) => Some(payload),
        (_, Err(error)) => return fail(start, error.to_string()),
    };
    let right = match kind {
        Kind::Connect => payload.as_ref().is_none_or(Value::is_object),
        Kind::Disconnect => payload.is_none(),
        Kind::ConnectError => payload.as_ref().is_some_and(Value::is_object),
        Kind::Event | Kind::BinaryEvent => payload.as_ref().is_some_and(|p| p[0].is_string()),
        Kind::Ack | Kind::BinaryAck => id.is_some() && payload.as_ref().is_some_and(Value::is_array),
    };
    if !right {
        return fail(start, "not the payload that this type needs");
    }
    Ok(Frame { kind, attachments, namespace, query, id, payload })
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind as u32)?;
        if matches!(self.kind, Kind::BinaryEvent | Kind::BinaryAck) {
            write!(f, "{}-", self.attachments)?;
        }
        if self.namespace != "/" || self.query.is_some() {
            f.write_str(&self.namespace)?;
            if let Some(query) = &self.query {
                write!(f, "?{query}")?;
            }
            f.write_str(",")?;
        }
        if let Some(id) = self.id {
            write!(f, "{id}")?;
        }
        if let Some(payload) = &self.payload {
            write!(f, "{payload}")?;
        }
        Ok(())
    }
}
