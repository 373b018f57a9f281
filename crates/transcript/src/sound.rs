//! What somebody hears in a step.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::text::{NO_ARGUMENT, UNSAID, fold, name};

/// Something that somebody hears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sound {
    /// An event.
    Event { name: String, args: Args },
    /// The ack of an event that the client has sent.
    Ack { of: String, args: Args },
    /// The server did not let the client in, and why.
    Refused(Value),
    /// The server let the client in. Written only of a further namespace: that a client comes in is in the step's title.
    Connected,
    /// The connection ended, and the client did not end it.
    Disconnected,
    /// Something in a further namespace of the same connection.
    Elsewhere { namespace: String, sound: Box<Sound> },
    /// The answer to a request over HTTP.
    Page {
        /// `200`
        status: String,
        body: Body,
    },
    /// What the learner's function returned.
    Returned(Value),
    /// Something that the grader's server noted of a connection, counted from 1.
    Connection { number: usize, sound: Box<Sound> },
    /// A namespace that the server has.
    Namespace(String),
    /// The same again and again, so many times in all.
    Times { sound: Box<Sound>, count: u64 },
    /// The last number in `first` runs from there to `last`: `said 1..20`.
    Run { first: Box<Sound>, last: u64 },
    /// Anything else, in words: what our clients do not take apart, and what a scene finds.
    Prose(String),
}

/// The arguments of an event or an ack, with sorted keys. `None`: the scene only records that it came.
pub type Args = Option<Vec<Value>>;

/// What a page holds, and what is posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    Json(Value),
    Text(String),
}

impl Body {
    /// JSON, where it is some.
    #[must_use]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).map_or_else(|_| Self::Text(text.to_owned()), Self::Json)
    }
}

impl Sound {
    /// An event with all of its arguments.
    #[must_use]
    pub fn event(name: impl Into<String>, args: Vec<Value>) -> Self {
        Self::Event { name: name.into(), args: Some(args) }
    }

    /// An ack with all of its arguments.
    #[must_use]
    pub fn ack(of: impl Into<String>, args: Vec<Value>) -> Self {
        Self::Ack { of: of.into(), args: Some(args) }
    }

    /// One of the sounds that this one stands for; and how many there are.
    #[must_use]
    pub fn times(&self) -> (&Self, u64) {
        match self {
            Self::Times { sound, count } => {
                let (sound, each) = sound.times();
                (sound, each.saturating_mul(*count))
            }
            Self::Run { first, last } => {
                let from = fold::last_number(&first.to_string()).map_or(*last, |at| at.number);
                (first, last.saturating_sub(from).saturating_add(1))
            }
            one => (one, 1),
        }
    }

    /// About how many bytes it takes to write down. Cheap, for what may be long.
    #[must_use]
    pub fn weight(&self) -> usize {
        let args = |args: &Args| args.iter().flatten().map(weight).sum::<usize>();
        match self {
            Self::Event { name, args: of } | Self::Ack { of: name, args: of } => name.len() + args(of),
            Self::Refused(value) | Self::Returned(value) => weight(value),
            Self::Elsewhere { namespace, sound } => namespace.len() + sound.weight(),
            Self::Page { status, body: Body::Json(body) } => status.len() + weight(body),
            Self::Page { status, body: Body::Text(body) } => status.len() + body.len(),
            Self::Connection { sound, .. } | Self::Times { sound, .. } | Self::Run { first: sound, .. } => {
                sound.weight()
            }
            Self::Namespace(words) | Self::Prose(words) => words.len(),
            Self::Connected | Self::Disconnected => 0,
        }
    }

    /// Whether it is an ack, in whatever namespace.
    #[must_use]
    pub fn is_ack(&self) -> bool {
        match self.times().0 {
            Self::Elsewhere { sound, .. } => sound.is_ack(),
            sound => matches!(sound, Self::Ack { .. }),
        }
    }

    /// Whether it is a refusal, in whatever namespace: nothing that is heard.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        match self.times().0 {
            Self::Elsewhere { sound, .. } => sound.is_refusal(),
            sound => matches!(sound, Self::Refused(_)),
        }
    }

    /// What it is called, without what it says: `typing`, `ack of say`, `/news ack of say`. Nothing for what has no name.
    #[must_use]
    pub fn called(&self) -> Option<String> {
        match self.times().0 {
            Self::Event { name: event, .. } => Some(name(event).into_owned()),
            Self::Ack { of, .. } => Some(format!("ack of {}", name(of))),
            Self::Elsewhere { namespace, sound } => Some(format!("{namespace} {}", sound.called()?)),
            Self::Connection { number, sound } => Some(format!("connection {number}: {}", sound.called()?)),
            _ => None,
        }
    }

    /// It without what it says, as it is recorded where only that it came counts. Nothing for what has no name.
    #[must_use]
    pub fn bare(&self) -> Option<Self> {
        match self.times().0 {
            Self::Event { name, .. } => Some(Self::Event { name: name.clone(), args: None }),
            Self::Ack { of, .. } => Some(Self::Ack { of: of.clone(), args: None }),
            Self::Elsewhere { namespace, sound } => {
                Some(Self::Elsewhere { namespace: namespace.clone(), sound: Box::new(sound.bare()?) })
            }
            Self::Connection { number, sound } => {
                Some(Self::Connection { number: *number, sound: Box::new(sound.bare()?) })
            }
            Self::Refused(_)
            | Self::Connected
            | Self::Disconnected
            | Self::Page { .. }
            | Self::Returned(_)
            | Self::Namespace(_)
            | Self::Times { .. }
            | Self::Run { .. }
            | Self::Prose(_) => None,
        }
    }
}

/// About how many bytes a value takes. A small one takes more in memory than written down.
#[must_use]
pub fn weight(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => 8,
        Value::String(text) => 8 + text.len(),
        Value::Array(items) => 8 + items.iter().map(weight).sum::<usize>(),
        Value::Object(fields) => 8 + fields.iter().map(|(key, value)| 8 + key.len() + weight(value)).sum::<usize>(),
    }
}

/// `typing {"name":"alice"}`, `ack of say {"delivered":true}`: as it stands behind the arrow, uncut.
impl fmt::Display for Sound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(&Value::to_string))
    }
}

impl Sound {
    /// The sound in words, with values as `show` writes them.
    pub(crate) fn words(&self, show: &dyn Fn(&Value) -> String) -> String {
        match self {
            Self::Event { name: event, args } => name(event).into_owned() + &arguments(args, show),
            Self::Ack { of, args } => format!("ack of {}{}", name(of), arguments(args, show)),
            Self::Refused(why) => format!("refused {}", show(why)),
            Self::Connected => "connected".to_owned(),
            Self::Disconnected => "disconnected".to_owned(),
            Self::Elsewhere { namespace, sound } => format!("{namespace} {}", sound.words(show)),
            Self::Page { status, body: Body::Json(body) } => format!("{status} {}", show(body)),
            Self::Page { status, body: Body::Text(body) } => format!("{status} {body}"),
            Self::Returned(value) => show(value),
            Self::Connection { number, sound } => format!("connection {number}: {}", sound.words(show)),
            Self::Namespace(words) | Self::Prose(words) => words.clone(),
            Self::Times { sound, count } => format!("{} ×{count}", sound.words(show)),
            Self::Run { first, last } => fold::run(&first.words(show), *last),
        }
    }
}

fn arguments(args: &Args, show: &dyn Fn(&Value) -> String) -> String {
    match args.as_deref() {
        None => UNSAID.to_owned(),
        Some([]) => NO_ARGUMENT.to_owned(),
        Some(args) => args.iter().map(|arg| format!(" {}", show(arg))).collect(),
    }
}
