//! What somebody does in a step.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::text::name;

/// What somebody does. Who connects is in the step's title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A client sends an event.
    Emits {
        event: String,
        payload: Value,
        /// Whether it asks for an ack.
        asks: bool,
    },
    /// A client acknowledges an event of the server's.
    Acknowledges { event: String, payload: Value },
    /// A client sends a text frame as it is.
    Frame(String),
    /// A client says goodbye with a DISCONNECT packet.
    Disconnects,
    /// A client closes its WebSocket without one.
    Closes,
    /// A client's TCP connection ends without a word.
    CutOff,
    /// A reader asks for a page over HTTP.
    Get { path: String },
    /// The learner's function is called; how, in the scene's words.
    Call(String),
    /// The server itself emits `probe` into a room, which shows who is in it.
    Probe { room: String },
    /// Redis goes away.
    GoesAway,
    /// Redis comes back.
    ComesBack,
    /// So many acts of one kind, one after the other. `first` is the first; the others may say something else.
    Burst { first: Box<Act>, count: u64 },
    /// Anything else, in a scene's words.
    Prose(String),
}

impl Act {
    /// The act itself, or the first of a burst; and how many there are.
    #[must_use]
    pub fn times(&self) -> (&Self, u64) {
        match self {
            Self::Burst { first, count } => (first.times().0, *count),
            one => (one, 1),
        }
    }

    /// The event that is sent or acknowledged.
    #[must_use]
    pub fn event(&self) -> Option<&str> {
        match self.times().0 {
            Self::Emits { event, .. } | Self::Acknowledges { event, .. } => Some(event),
            Self::Frame(_)
            | Self::Disconnects
            | Self::Closes
            | Self::CutOff
            | Self::Get { .. }
            | Self::Call(_)
            | Self::Probe { .. }
            | Self::GoesAway
            | Self::ComesBack
            | Self::Burst { .. }
            | Self::Prose(_) => None,
        }
    }
}

/// `typing {"name":"alice"}`, `disconnects`: as it stands behind the arrow, uncut.
impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Emits { event, payload, asks: false } => write!(f, "{} {payload}", name(event)),
            Self::Emits { event, payload, asks: true } => write!(f, "{} {payload}{}", name(event), crate::text::ASKS),
            Self::Acknowledges { event, payload } => write!(f, "ack of {} {payload}", name(event)),
            Self::Frame(text) => write!(f, "the frame {text}"),
            Self::Disconnects => f.write_str("disconnects"),
            Self::Closes => f.write_str("closes the WebSocket"),
            Self::CutOff => f.write_str("is cut off"),
            Self::Get { path } => write!(f, "GET {path}"),
            Self::Call(words) | Self::Prose(words) => f.write_str(words),
            Self::Probe { room } => write!(f, "probe into the room {}", Value::from(room.as_str())),
            Self::GoesAway => f.write_str("goes away"),
            Self::ComesBack => f.write_str("comes back"),
            Self::Burst { first, count } => write!(f, "{first} ×{count}"),
        }
    }
}
