//! What a client sent, checked. Everything a client sends may be missing, of another type, or too long.

use serde::Serialize;
use serde_json::Value;

/// Why not. Sent as it is: `{"error": ..., "field": ...}`.
#[derive(Serialize)]
pub struct Refusal {
    error: &'static str,
    /// Which part of the payload is bad, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
}

impl Refusal {
    pub const NOT_IN_IT: Self = Self::plain("you are not in that room");

    pub const fn plain(error: &'static str) -> Self {
        Self { error, field: None }
    }

    const fn field(field: &'static str, error: &'static str) -> Self {
        Self { error, field: Some(field) }
    }
}

/// 1 to 32 of `a-z`, `0-9` and `-`.
pub fn room(payload: &Value) -> Result<&str, Refusal> {
    let letter = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    match payload["room"].as_str() {
        Some(room) if (1..=32).contains(&room.len()) && room.bytes().all(letter) => Ok(room),
        _ => Err(Refusal::field("room", "a room is named with 1 to 32 of a-z, 0-9 and -")),
    }
}

/// 1 to 500 characters, whatever they are.
pub fn text(payload: &Value) -> Result<&str, Refusal> {
    match payload["text"].as_str() {
        Some(text) if (1..=500).contains(&text.chars().count()) => Ok(text),
        _ => Err(Refusal::field("text", "a text has 1 to 500 characters")),
    }
}

/// A person's name. Whether there is such a person is another question.
pub fn to(payload: &Value) -> Result<&str, Refusal> {
    payload["to"].as_str().ok_or(Refusal::field("to", "to whom?"))
}
