//! An act as the end of a sentence that begins with who does it.

use crate::Act;
use crate::shown::LINE;

/// "sends", "typing {…}", ", asking for an ack". The middle is code, and may be missing: "disconnects".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub verb: String,
    pub what: Option<String>,
    pub after: String,
}

impl Act {
    /// As the end of a sentence. `FUNCTION` and `READER` are subjects like any other.
    #[must_use]
    pub fn phrase(&self) -> Phrase {
        let phrase = |verb: &str, what: Option<String>, after: &str| Phrase {
            verb: verb.to_owned(),
            what,
            after: after.to_owned(),
        };
        match self {
            Self::Connects { auth: Some(auth) } => {
                phrase("connects with the auth", Some(crate::shown::value(auth, LINE)), "")
            }
            Self::Emits { event, payload, asks } => {
                let what = Self::Emits { event: event.clone(), payload: payload.clone(), asks: false };
                phrase("sends", Some(what.shown(LINE)), if *asks { crate::text::ASKS } else { "" })
            }
            Self::Acknowledges { .. } => phrase("sends", Some(self.shown(LINE)), ""),
            Self::Frame(text) => phrase("sends the frame", Some(crate::shown::cut(text, LINE)), ""),
            Self::Get { path } => phrase("ask for", Some(format!("GET {path}")), ""),
            Self::Post { .. } => phrase("send", Some(self.shown(LINE)), ""),
            Self::Call(words) => phrase("is given", Some(crate::shown::cut(words, LINE)), ""),
            Self::Probe { room } => phrase("emits", Some("probe".to_owned()), &format!(" into the room {room:?}")),
            Self::Burst { first, count } => {
                let Phrase { verb, what, after } = first.phrase();
                Phrase { verb, what, after: format!("{after} ×{count}") }
            }
            Self::Connects { auth: None }
            | Self::Disconnects
            | Self::Closes
            | Self::CutOff
            | Self::GoesAway
            | Self::ComesBack
            | Self::Prose(_) => phrase(&self.shown(LINE), None, ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FUNCTION, READER};

    fn said(who: &str, line: &str) -> String {
        let Phrase { verb, what, after } = Act::read(who, line).phrase();
        format!("{who} {verb}{}{after}", what.map(|what| format!(" `{what}`")).unwrap_or_default())
    }

    #[test]
    fn an_act_ends_a_sentence() {
        assert_eq!(said("alice", "typing {}"), "alice sends `typing {}`");
        assert_eq!(said("alice", "say 1, asking for an ack"), "alice sends `say 1`, asking for an ack");
        let burst = "alice sends `say 1`, asking for an ack ×20";
        assert_eq!(said("alice", "say 1, asking for an ack ×20"), burst);
        assert_eq!(said("alice", "is cut off"), "alice is cut off");
        assert_eq!(said("bob", "connects with the auth {}"), "bob connects with the auth `{}`");
        assert_eq!(said("bob", "connects without an auth"), "bob connects without an auth");
        assert_eq!(said("alice", "the frame 42[]"), "alice sends the frame `42[]`");
        assert_eq!(said(READER, "GET /health"), "you ask for `GET /health`");
        assert_eq!(said(READER, "POST /news {\"n\":1} ×20"), "you send `POST /news {\"n\":1}` ×20");
        assert_eq!(said(READER, "POST /news (without a body)"), "you send `POST /news (without a body)`");
        assert_eq!(said(FUNCTION, "2[\"foo\"]"), "your function is given `2[\"foo\"]`");
    }
}
