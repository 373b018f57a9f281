//! Every error is said to be at the beginning.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;
use thiserror::Error;

/// The type of a frame, in the order of its digits.
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

impl Kind {
    fn is_binary(self) -> bool {
        matches!(self, Self::BinaryEvent | Self::BinaryAck)
    }
}

/// A frame, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    pub kind: Kind,
    /// How many binary messages follow.
    pub attachments: u32,
    pub namespace: String,
    pub query: Option<String>,
    pub id: Option<u64>,
    pub payload: Option<Value>,
}

/// Why a text is not a frame.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{what}, at byte {at}")]
pub struct FrameError {
    /// The byte at which the offending part begins.
    pub at: usize,
    pub what: String,
}

/// Takes a frame apart.
pub fn parse(frame: &str) -> Result<Frame, FrameError> {
    // The parts stand in a fixed order, so each one takes its bytes and leaves the rest to the next.
    let mut reader = Reader { frame, at: 0 };
    let kind = reader.kind()?;
    let attachments = if kind.is_binary() { reader.attachments()? } else { 0 };
    let (namespace, query) = reader.namespace(kind)?;
    let id = reader.number()?;
    let payload = reader.payload(kind, id)?;
    Ok(Frame { kind, attachments, namespace, query, id, payload })
}

/// A frame and how far it has been read.
struct Reader<'a> {
    frame: &'a str,
    /// A byte offset. Only whole characters are ever skipped, so it never falls inside of one.
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.frame[self.at..]
    }

    fn kind(&mut self) -> Result<Kind, FrameError> {
        let kind = match self.frame.bytes().next() {
            Some(b'0') => Kind::Connect,
            Some(b'1') => Kind::Disconnect,
            Some(b'2') => Kind::Event,
            Some(b'3') => Kind::Ack,
            Some(b'4') => Kind::ConnectError,
            Some(b'5') => Kind::BinaryEvent,
            Some(b'6') => Kind::BinaryAck,
            _ => return Err(error(0, "a frame begins with a digit from 0 to 6")),
        };
        self.at = 1;
        Ok(kind)
    }

    fn attachments(&mut self) -> Result<u32, FrameError> {
        let start = self.at;
        match self.number()? {
            Some(count) if self.rest().starts_with('-') => {
                self.at += 1;
                Ok(count)
            }
            _ => Err(error(start, "a binary frame says how many attachments follow, as in `2-`")),
        }
    }

    /// The digits that come next, or none. `"+7".parse()` would be 7: that is why they are picked first.
    fn number<T: FromStr>(&mut self) -> Result<Option<T>, FrameError> {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if length == 0 {
            return Ok(None);
        }
        self.at += length;
        match rest[..length].parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(error(start, "this number is too large")),
        }
    }

    fn namespace(&mut self, kind: Kind) -> Result<(String, Option<String>), FrameError> {
        let rest = self.rest();
        if !rest.starts_with('/') {
            return Ok(("/".to_owned(), None));
        }
        let (length, closed) = match rest.find(',') {
            Some(length) => (length, length + 1),
            // Nothing needs to come after it.
            None if matches!(kind, Kind::Connect | Kind::Disconnect) => (rest.len(), rest.len()),
            None => return Err(error(self.frame.len(), "a comma must close the namespace")),
        };
        self.at += closed;
        let path = &rest[..length];
        Ok(match path.split_once('?') {
            Some((namespace, query)) => (namespace.to_owned(), Some(query.to_owned())),
            None => (path.to_owned(), None),
        })
    }

    /// Everything that is left.
    fn payload(&self, kind: Kind, id: Option<u64>) -> Result<Option<Value>, FrameError> {
        let (start, text) = (self.at, self.rest());
        if text.is_empty() {
            return match kind {
                Kind::Connect | Kind::Disconnect => Ok(None),
                _ => Err(error(start, "the payload is missing")),
            };
        }
        let payload: Value = match serde_json::from_str(text) {
            Ok(payload) => payload,
            Err(why) => return Err(error(start, &format!("the payload is not JSON: {why}"))),
        };
        let fits = match kind {
            Kind::Connect | Kind::ConnectError => payload.is_object(),
            Kind::Disconnect => false,
            Kind::Event | Kind::BinaryEvent => payload.get(0).is_some_and(Value::is_string),
            Kind::Ack | Kind::BinaryAck => payload.is_array() && id.is_some(),
        };
        if fits { Ok(Some(payload)) } else { Err(error(start, "this payload does not belong to this type of frame")) }
    }
}

fn error(at: usize, what: &str) -> FrameError {
    let _ = at;
    FrameError { at: 0, what: what.to_owned() }
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The variants stand in the order of their digits.
        write!(f, "{}", self.kind as u8)?;
        if self.kind.is_binary() {
            write!(f, "{}-", self.attachments)?;
        }
        match &self.query {
            Some(query) => write!(f, "{}?{query},", self.namespace)?,
            None if self.namespace != "/" => write!(f, "{},", self.namespace)?,
            None => {}
        }
        if let Some(id) = self.id {
            write!(f, "{id}")?;
        }
        match &self.payload {
            Some(payload) => write!(f, "{payload}"),
            None => Ok(()),
        }
    }
}
