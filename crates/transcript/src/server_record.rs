//! What the server did while a scene was played, as socketioxide itself tells it. It explains, and never judges: a
//! verdict depends on what clients heard, and on nothing here.
//!
//! # Layout
//!
//! - [`ServerRecord`], [`StepRecord`], [`Entry`]: what was recorded, in its order.
//! - [`ServerStep`]: what may be asked of a step, and what each answer proves.
//! - `text`: the form in a file. `about`: what of it may explain one step.
//!
//! # What it does not know
//!
//! The trace of a handler ends when the handler begins: its body is a task of its own. So what was encoded and sent in
//! a step belongs to a handler only if [`ServerStep::only_handler`] says that no other one ran. For which rooms something
//! was sent is not told either, and which client sent an event that no handler took.

mod about;
mod query;
mod text;

use serde::{Deserialize, Serialize};

pub use query::{HandlerCall, HandlerOf, ServerStep};
pub use text::NoRecord;

/// The record of one play, step by step as in its transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerRecord {
    /// Before the first step: what was declared.
    pub start: StepRecord,
    pub steps: Vec<StepRecord>,
}

/// What the server did in one step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    pub entries: Vec<Entry>,
    /// Which events arrived, whether the scene writes them down or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<Hearing>,
    /// Who was in which room when the step began and when it was over. Only where the harness owns the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rooms: Option<RoomsOfStep>,
    /// There was more than is kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
}

/// An event that arrived in a step, and at whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    pub namespace: String,
    pub event: String,
    /// Each client once, in the order in which they came to the scene.
    pub clients: Vec<String>,
}

/// The rooms of all namespaces, before and after a step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomsOfStep {
    pub before: Vec<Room>,
    pub after: Vec<Room>,
}

/// A room, and who is in it. A room that nobody is in does not exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Room {
    pub namespace: String,
    pub name: String,
    /// Clients as the transcript calls them, sorted.
    pub clients: Vec<String>,
}

/// One thing that the server did. Clients are called as in the transcript; `None` is one that the transcript does not
/// know, such as one that was refused. Texts longer than 256 characters are cut, and end in "…".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// An event was read. The client is known only if there is a handler.
    Read {
        event: String,
        client: Option<String>,
        /// Whether the client asked for an ack.
        asks: bool,
        handling: Handling,
    },
    /// A client was let in, and the namespace's handler was due.
    Connected { client: Option<String>, handling: Handling },
    /// A client's connection ended, and its handler was due. Without a handler nothing is told.
    Disconnected { client: Option<String>, handling: Handling },
    /// A middleware did not let a client in.
    Refused { namespace: String, client: Option<String>, why: String, by: RefusedBy },
    /// A namespace was asked for that is not declared.
    Undeclared { namespace: String },
    /// `emit` or `AckSender::send` was called: its value was encoded. An ack has no event.
    Encoded { event: Option<String>, data: String },
    /// A frame was made, for one client or for many.
    Sent(Frame),
    /// A broadcast that asks for acks was awaited; so many clients were asked.
    Asked { clients: u64 },
    /// Something could not be sent: a full buffer, a closed socket.
    SendFailed { why: String },
    /// The learner's code panicked.
    Panicked { place: String, message: String },
    /// A namespace was declared; a pattern such as `/org/{id}`, for many.
    Declared { namespace: String, pattern: bool },
    /// A namespace was deleted.
    Deleted { namespace: String },
}

/// What became of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// Its handler was called.
    Ran,
    /// An extractor failed, so the handler was not called.
    Skipped { why: String },
    /// There is no handler of that name, and none for all names.
    NoHandler,
}

/// What refused a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusedBy {
    /// The middleware said no.
    Middleware,
    /// An argument of the middleware did not fit, which refuses, too.
    Extractor,
}

/// What was put on the wire. A frame for many clients is made once, so this does not say how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    pub kind: FrameKind,
    pub namespace: String,
    /// The event's name, where it has one.
    pub event: Option<String>,
    /// Whether it asks for an ack.
    pub asks: bool,
    /// The arguments, as JSON, the event's name among them.
    pub data: String,
}

/// The type of a Socket.IO packet. Those of a handshake are left out: entries of their own say how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameKind {
    Event,
    Ack,
    Disconnect,
}

impl ServerRecord {
    /// What may be asked of a step, from 0 as in the transcript. None for a step that was not played.
    #[must_use]
    pub fn step(&self, index: usize) -> Option<ServerStep<'_>> {
        (index < self.steps.len()).then_some(ServerStep::new(self, index))
    }

    /// The namespaces that were declared by the end of this step and not deleted, patterns among them, sorted.
    ///
    /// Proves which namespaces there are. A namespace that a pattern has made for one id is not among them.
    #[must_use]
    pub fn declared(&self, until: usize) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        let steps = self.steps.iter().take(until.saturating_add(1));
        for entry in std::iter::once(&self.start).chain(steps).flat_map(|step| &step.entries) {
            match entry {
                Entry::Declared { namespace, .. } if !names.contains(&namespace.as_str()) => names.push(namespace),
                Entry::Deleted { namespace } => names.retain(|name| name != namespace),
                _ => {}
            }
        }
        names.sort_unstable();
        names
    }

    /// Whether anything is missing because there was too much of it. What is said of the rest may be wrong then: that
    /// something did not happen cannot be known.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.start.cut || self.steps.iter().any(|step| step.cut)
    }

    /// Whether nothing was recorded at all: the answer is no server, or the record was not taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start.entries.is_empty() && self.steps.iter().all(|step| step.entries.is_empty())
    }
}

#[cfg(test)]
mod tests;
