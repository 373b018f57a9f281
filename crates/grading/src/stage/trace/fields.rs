//! What a line of socketioxide's trace says: its fields, as text, and the packets that stand in them.

use std::fmt::{self, Write};

use serde_json::Value;
use tracing::field::{Field, Visit};
use transcript::server_record::{Entry, Handling, RefusedBy};

/// Texts of the record are not longer.
const SHOWN: usize = 256;
/// A text is formatted up to here: four times as long, because bytes may be written as `\x00`, and some words around it.
const READ: usize = 4 * SHOWN + 64;

/// The fields that are read.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) message: String,
    pub(super) event: String,
    /// The socket's id.
    pub(super) client: Option<String>,
    /// Whether an ack is asked for.
    pub(super) asks: bool,
    pub(super) value: String,
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
        match field.name() {
            "message" => self.message = debug(value),
            // The same field, of lines that are not read.
            "value" if self.message == "decoding value:" => {}
            "value" => self.value = debug(value),
            "event" => self.event = unquoted(debug(value)),
            "id" | "socket.id" => self.client = Some(debug(value)),
            "ack_id" => self.asks = debug(value) != "None",
            _ => {}
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            self.message = cut(value);
        }
    }
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
fn debug(value: &dyn fmt::Debug) -> String {
    struct Beginning(String);
    impl Write for Beginning {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let room = READ.saturating_sub(self.0.len());
            let end = text.floor_char_boundary(room);
            self.0.push_str(&text[..end]);
            if end < text.len() { Err(fmt::Error) } else { Ok(()) }
        }
    }
    let mut beginning = Beginning(String::new());
    // An error says only that there is enough.
    let _ = write!(beginning, "{value:?}");
    beginning.0
}

/// A text of the record's length.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some(_) => text.chars().take(SHOWN - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

/// The text in `Str(b"[\"said\",1]")`, which is how its bytes are written, or its beginning.
fn bytes(debug: &str) -> Option<String> {
    let (_, quoted) = debug.split_once("b\"")?;
    let mut bytes = Vec::new();
    let mut rest = quoted.chars();
    while let Some(next) = rest.next() {
        match next {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => bytes.push(b'\n'),
                Some('r') => bytes.push(b'\r'),
                Some('t') => bytes.push(b'\t'),
                Some('0') => bytes.push(0),
                Some('x') => {
                    let digits: String = rest.by_ref().take(2).collect();
                    bytes.extend(u8::from_str_radix(&digits, 16));
                }
                Some(other) => bytes.extend(other.to_string().bytes()),
                None => break,
            },
            other => bytes.extend(other.to_string().bytes()),
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The event and the arguments of a value that was encoded. An ack has no event, but may look as if it had one.
pub(super) fn encoded(value: &str) -> Option<(Option<String>, String)> {
    let data = bytes(value.strip_prefix("Ok(")?)?;
    Some((event_of(&data), cut(&data)))
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

/// Reads `Str(b"2/chat,[\"said\",1]")`.
pub(super) fn packet(value: &str) -> Option<Packet> {
    let text = bytes(value)?;
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
    use super::*;

    #[test]
    fn a_packet_is_read_as_it_was_written() {
        let read = packet(r#"Str(b"2/chat,17[\"said\",\"\xc3\xa9\"]")"#).expect("a packet");
        let expected = Packet { kind: '2', namespace: "/chat".into(), asks: true, data: r#"["said","é"]"#.into() };
        assert_eq!(read, expected);
        assert_eq!(event_of(&read.data).as_deref(), Some("said"));
        let refusal = packet(r#"Str(b"4{\"message\":\"no\"}")"#).expect("a packet");
        assert_eq!((refusal.namespace.as_str(), message_of(&refusal.data)), ("/", "no".to_owned()));
    }

    #[test]
    fn a_value_that_is_cut_still_has_its_event() {
        let long = format!(r#"Ok(Str(Str(b"[\"said\",\"{}"#, "x".repeat(READ));
        let (event, data) = encoded(&long).expect("a value");
        assert_eq!(event.as_deref(), Some("said"));
        assert_eq!((data.chars().count(), data.ends_with('…')), (SHOWN, true));
        assert_eq!(encoded("Err(…)"), None);
    }
}
