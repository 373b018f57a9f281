//! What somebody does in a step.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::Body;
use crate::text::{ASKS, NO_BODY, WITH_AUTH, WITHOUT_AUTH, name};

/// What somebody does. Who connects is in the step's title, unless the step is about what she brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A client asks to come in, and brings this in the handshake.
    Connects {
        #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "brought")]
        auth: Option<Value>,
    },
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
    /// A reader posts something over HTTP.
    Post { path: String, body: Body },
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

/// `null` is something, too.
fn brought<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
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
            Self::Connects { .. }
            | Self::Frame(_)
            | Self::Disconnects
            | Self::Closes
            | Self::CutOff
            | Self::Get { .. }
            | Self::Post { .. }
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
        f.write_str(&self.words(&Value::to_string))
    }
}

impl Act {
    /// The act in words, with values as `show` writes them.
    pub(crate) fn words(&self, show: &dyn Fn(&Value) -> String) -> String {
        match self {
            Self::Connects { auth: Some(auth) } => format!("{WITH_AUTH}{}", show(auth)),
            Self::Connects { auth: None } => WITHOUT_AUTH.to_owned(),
            Self::Emits { event, payload, asks } => {
                format!("{} {}{}", name(event), show(payload), if *asks { ASKS } else { "" })
            }
            Self::Acknowledges { event, payload } => format!("ack of {} {}", name(event), show(payload)),
            Self::Frame(text) => format!("the frame {text}"),
            Self::Disconnects => "disconnects".to_owned(),
            Self::Closes => "closes the WebSocket".to_owned(),
            Self::CutOff => "is cut off".to_owned(),
            Self::Get { path } => format!("GET {path}"),
            Self::Post { path, body } => format!("POST {path}{}", posted(body, show)),
            Self::Call(words) | Self::Prose(words) => words.clone(),
            Self::Probe { room } => format!("probe into the room {}", Value::from(room.as_str())),
            Self::GoesAway => "goes away".to_owned(),
            Self::ComesBack => "comes back".to_owned(),
            Self::Burst { first, count } => format!("{} ×{count}", first.words(show)),
        }
    }
}

/// ` {"text":"Rain"}`, ` (without a body)`
fn posted(body: &Body, show: &dyn Fn(&Value) -> String) -> String {
    match body {
        Body::Json(value) => format!(" {}", show(value)),
        Body::Text(text) if text.is_empty() => NO_BODY.to_owned(),
        Body::Text(text) => format!(" {text}"),
    }
}
