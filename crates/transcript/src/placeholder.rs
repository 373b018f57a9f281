//! What stands in a value for what is free, or differs from run to run. Written as text: `"#3"`, `"<text>"`.

use std::fmt;

use serde_json::Value;

/// Something that is not what came over the wire, but stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placeholder {
    /// `"<text>"`: any text will do.
    Text,
    /// `"#3"`: an id that the answer chose, the third of its group.
    Rank(usize),
    /// `"<id of bob>"`: a socket's id, which is random.
    IdOf(String),
}

/// Stands before a text that came over the wire and looks like a placeholder.
const REALLY: char = '\\';

impl Placeholder {
    /// What stands in this place of a recorded value, if it is no text of its own.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        Self::read_text(value.as_str()?)
    }

    fn read_text(text: &str) -> Option<Self> {
        if let Some(rank) = text.strip_prefix('#') {
            let plain = !rank.starts_with(['0', '+']);
            return rank.parse().ok().filter(|_| plain).map(Self::Rank);
        }
        match text.strip_prefix('<')?.strip_suffix('>')? {
            "text" => Some(Self::Text),
            inside => inside.strip_prefix("id of ").map(|client| Self::IdOf(client.to_owned())),
        }
    }

    /// A text that came over the wire, written so that it is not taken for a placeholder.
    pub fn escape(text: &mut String) {
        if Self::read_text(text.trim_start_matches(REALLY)).is_some() {
            text.insert(0, REALLY);
        }
    }

    /// [`Placeholder::escape`], taken back.
    #[must_use]
    pub fn unescape(text: &str) -> &str {
        let literal = Self::read_text(text.trim_start_matches(REALLY)).is_some();
        text.strip_prefix(REALLY).filter(|_| literal).unwrap_or(text)
    }
}

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("<text>"),
            Self::Rank(rank) => write!(f, "#{rank}"),
            Self::IdOf(client) => write!(f, "<id of {client}>"),
        }
    }
}

impl From<Placeholder> for Value {
    fn from(placeholder: Placeholder) -> Self {
        placeholder.to_string().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_read_as_it_was_written() {
        for placeholder in [Placeholder::Text, Placeholder::Rank(12), Placeholder::IdOf("Zoë <b>".into())] {
            assert_eq!(Placeholder::read(&placeholder.clone().into()), Some(placeholder));
        }
        for text in ["", "#", "#0", "#1a", "# 1", "<b>", "text", "\\#1"] {
            assert_eq!(Placeholder::read(&text.into()), None, "{text}");
        }
    }

    #[test]
    fn a_text_that_looks_like_a_placeholder_is_none() {
        for text in ["#1", "<text>", "<id of bob>", "\\#1", "\\\\<text>", "\\", "plain"] {
            let mut escaped = text.to_owned();
            Placeholder::escape(&mut escaped);
            assert_eq!(Placeholder::read(&escaped.as_str().into()), None, "{text}");
            assert_eq!(Placeholder::unescape(&escaped), text);
        }
    }
}
