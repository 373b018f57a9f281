//! What a line of socketioxide's trace says: its fields, as text, and the packets that stand in them.

use std::fmt::{self, Write};

use serde_json::Value;
use tracing::field::{Field, Visit};
use transcript::server_record::{Entry, Handling, RefusedBy};

/// Texts of the record are not longer.
const SHOWN: usize = 256;
/// A text is read up to here, in bytes: each of its characters may take four, and some words stand around it.
const READ: usize = 4 * SHOWN + 64;

/// The lines that are read, by how their messages begin. Others have the same target, level and fields: that a packet was
/// received, that a value is decoded. They are more; each is given up at its first words, before a value is formatted, and is not
/// told again.
const LINES: [&str; 12] = [
    "reading",
    "value encoded:",
    "packet encoded:",
    "Error while extracting data: ",
    "emitting connect_error packet",
    "invalid namespace requested: ",
    "adding namespace ",
    "adding dynamic namespace ",
    "deleting namespace ",
    "broadcast with ack to ",
    "sending error during emit message: ",
    "broadcast error: ",
];

/// The fields that are read. A line that is not read has no message.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) message: String,
    pub(super) event: String,
    /// The socket's id.
    pub(super) client: Option<String>,
    /// Whether an ack is asked for.
    pub(super) asks: bool,
    /// What was encoded: a value, or a packet as it is written.
    pub(super) value: Option<String>,
    /// Whether its message has said that it is not read. The message comes first.
    is_other: bool,
}

impl Fields {
    pub(super) fn of(record: impl FnOnce(&mut dyn Visit)) -> Self {
        let mut fields = Self::default();
        record(&mut fields);
        fields
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if self.is_other {
            return;
        }
        match field.name() {
            "message" => {
                self.message = Beginning::of(value, &LINES);
                self.is_other = self.message.is_empty();
            }
            "value" => self.value = encoded(value),
            "event" => self.event = unquoted(debug(value)),
            "id" | "socket.id" => self.client = Some(debug(value)),
            "ack_id" => self.asks = debug(value) != "None",
            _ => {}
        }
    }

    /// Nothing that is read is recorded as a text.
    fn record_str(&mut self, _: &Field, _: &str) {}
}

/// A text as it is, of which the quoted form was written.
fn unquoted(debug: String) -> String {
    let bare = debug.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match bare {
        Some(bare) if !bare.contains('\\') => bare.to_owned(),
        _ => serde_json::from_str(&debug).unwrap_or(debug),
    }
}

/// The beginning of a value's text. The rest is not even formatted.
struct Beginning<'w> {
    text: String,
    /// It begins with one of these, if there are any; else it is left empty.
    with: &'w [&'w str],
}

impl<'w> Beginning<'w> {
    fn of(value: &dyn fmt::Debug, with: &'w [&'w str]) -> String {
        let mut beginning = Self { text: String::new(), with };
        // An error says only that there is enough.
        let _ = write!(beginning, "{value:?}");
        beginning.text
    }
}

impl Write for Beginning<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // What stands before a message's first value comes as one piece.
        let wanted =
            !self.text.is_empty() || self.with.is_empty() || self.with.iter().any(|with| text.starts_with(with));
        if !wanted {
            return Err(fmt::Error);
        }
        let end = text.floor_char_boundary(READ.saturating_sub(self.text.len()));
        self.text.push_str(&text[..end]);
        if end < text.len() { Err(fmt::Error) } else { Ok(()) }
    }
}

fn debug(value: &dyn fmt::Debug) -> String {
    Beginning::of(value, &[])
}

/// A text of the record's length.
pub(super) fn cut(text: &str) -> String {
    // So many bytes are no more characters.
    if text.len() > SHOWN && text.chars().nth(SHOWN).is_some() {
        text.chars().take(SHOWN - 1).chain(['…']).collect()
    } else {
        text.to_owned()
    }
}

/// The text in `Str(b"[\"said\",1]")`, or its beginning: bytes are written one by one, each as Rust quotes it. None of what
/// could not be encoded.
fn encoded(value: &dyn fmt::Debug) -> Option<String> {
    let mut quoted = Quoted::default();
    // An error says only that there is enough.
    let _ = write!(quoted, "{value:?}");
    (quoted.at != At::Before).then(|| String::from_utf8_lossy(&quoted.bytes).into_owned())
}

/// Takes quoted bytes as they come: one or two at a time, so that this is called more often than all the rest.
#[derive(Default)]
struct Quoted {
    bytes: Vec<u8>,
    at: At,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum At {
    /// The names of types and variants stand before them.
    #[default]
    Before,
    Bytes,
    /// Behind a backslash.
    Escape,
    /// Behind `\x`.
    Digit,
    /// Behind this one.
    LastDigit(u8),
}

impl Write for Quoted {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if matches!(self.at, At::Before) {
            return match text {
                "Err" => Err(fmt::Error),
                "b\"" => self.go_on(At::Bytes),
                _ => Ok(()),
            };
        }
        for &byte in text.as_bytes() {
            self.take(byte)?;
        }
        Ok(())
    }

    /// A byte that is a character by itself. Nothing else is written so.
    fn write_char(&mut self, c: char) -> fmt::Result {
        match (self.at, c) {
            (At::Before, _) => Ok(()),
            (_, '\0'..='\x7f') => self.take(c as u8),
            _ => Err(fmt::Error),
        }
    }
}

impl Quoted {
    fn take(&mut self, written: u8) -> fmt::Result {
        let byte = match (self.at, written) {
            (At::Bytes, b'"') => return Err(fmt::Error),
            (At::Bytes, b'\\') => return self.go_on(At::Escape),
            (At::Bytes, other) => other,
            (At::Escape, b'x') => return self.go_on(At::Digit),
            (At::Digit, _) => return self.go_on(At::LastDigit(digit(written))),
            (At::LastDigit(first), _) => first << 4 | digit(written),
            (At::Escape, b'n') => b'\n',
            (At::Escape, b'r') => b'\r',
            (At::Escape, b't') => b'\t',
            (At::Escape, b'0') => 0,
            (At::Escape | At::Before, other) => other,
        };
        if self.bytes.len() >= READ {
            return Err(fmt::Error);
        }
        self.at = At::Bytes;
        self.bytes.push(byte);
        Ok(())
    }

    fn go_on(&mut self, at: At) -> fmt::Result {
        self.at = at;
        Ok(())
    }
}

fn digit(written: u8) -> u8 {
    char::from(written).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or_default()
}

/// A Socket.IO packet as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Packet {
    /// `2` is an event.
    pub(super) kind: char,
    pub(super) namespace: String,
    /// Whether it has an id: an event that asks for an ack, or an ack.
    pub(super) asks: bool,
    pub(super) data: String,
}

impl Packet {
    pub(super) fn is_ack(&self) -> bool {
        matches!(self.kind, '3' | '6')
    }
}

/// Reads `2/chat,["said",1]`.
pub(super) fn packet(text: &str) -> Option<Packet> {
    let kind = text.chars().next()?;
    let mut rest = &text[kind.len_utf8()..];
    if matches!(kind, '5' | '6') {
        rest = rest.split_once('-')?.1;
    }
    let mut namespace = "/";
    if rest.starts_with('/') {
        (namespace, rest) = rest.split_once(',').unwrap_or((rest, ""));
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let asks = digits > 0 && matches!(kind, '2' | '5');
    Some(Packet { kind, namespace: namespace.to_owned(), asks, data: rest[digits..].to_owned() })
}

/// The name in `["said",1]`, which may be cut behind it.
pub(super) fn event_of(data: &str) -> Option<String> {
    let text = data.strip_prefix('[')?;
    serde_json::Deserializer::from_str(text).into_iter::<String>().next()?.ok()
}

/// The reason in `{"message":"unauthorized"}`.
pub(super) fn message_of(data: &str) -> String {
    let value: Option<Value> = serde_json::from_str(data).ok();
    let message = value.as_ref().and_then(|value| value.get("message")).and_then(Value::as_str);
    cut(message.unwrap_or(data))
}

/// Whether it says that an argument did not fit.
pub(super) fn skips(entry: &Entry) -> bool {
    matches!(
        entry,
        Entry::Read { handling: Handling::Skipped { .. }, .. }
            | Entry::Connected { handling: Handling::Skipped { .. }, .. }
            | Entry::Disconnected { handling: Handling::Skipped { .. }, .. }
            | Entry::Refused { by: RefusedBy::Extractor, .. }
    )
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;

    use super::*;

    #[test]
    fn a_packet_is_read_as_it_was_written() {
        let read = packet(r#"2/chat,17["said","é"]"#).expect("a packet");
        let expected = Packet { kind: '2', namespace: "/chat".into(), asks: true, data: r#"["said","é"]"#.into() };
        assert_eq!(read, expected);
        assert_eq!(event_of(&read.data).as_deref(), Some("said"));
        let refusal = packet(r#"4{"message":"no"}"#).expect("a packet");
        assert_eq!((refusal.namespace.as_str(), message_of(&refusal.data)), ("/", "no".to_owned()));
    }

    #[derive(Debug)]
    #[expect(dead_code, reason = "its fields are written")]
    enum Value {
        Str(Bytes, Option<Bytes>),
    }

    fn value(text: &str) -> Result<Value, &'static str> {
        Ok(Value::Str(text.as_bytes().to_vec().into(), Some(b"not this"[..].into())))
    }

    #[test]
    fn a_value_is_read_byte_by_byte() {
        let text = "[\"said\",\"\\\n\r\t\0\u{1}\u{7f}é😀'\"]";
        assert_eq!(encoded(&value(text)).as_deref(), Some(text));
        assert_eq!(encoded(&value("")).as_deref(), Some(""));
        assert_eq!(encoded(&Err::<Value, _>("b\"not this\"")), None);
        assert_eq!(encoded(&"no bytes"), None);
    }

    #[test]
    fn a_value_that_is_cut_still_has_its_event() {
        let text = encoded(&value(&format!(r#"["said","{}"#, "x".repeat(READ)))).expect("a value");
        assert_eq!((text.len(), event_of(&text).as_deref()), (READ, Some("said")));
        let shown = cut(&text);
        assert_eq!((shown.chars().count(), shown.ends_with('…')), (SHOWN, true));
        // So many characters are not too many, however many bytes they are.
        let whole = "é".repeat(SHOWN);
        assert_eq!((cut(&whole), cut(&(whole.clone() + "é")).ends_with("é…")), (whole, true));
    }

    #[test]
    fn a_line_that_is_not_read_is_given_up_at_its_first_words() {
        struct Never;
        impl fmt::Debug for Never {
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                panic!("it was formatted")
            }
        }

        assert_eq!(Beginning::of(&format_args!("received message: {Never:?}"), &LINES), "");
        assert_eq!(Beginning::of(&format_args!("adding namespace {}", "/chat"), &LINES), "adding namespace /chat");
    }
}
