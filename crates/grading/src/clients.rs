//! The clients of a scene: real rust_socketio clients, and a raw one that speaks the protocol itself.
//!
//! # Layout
//!
//! - [`Person`]: who connects, where and how.
//! - `log`: what a client has heard so far.
//! - `real`: rust_socketio.
//! - `raw`: WebSocket frames, for what rust_socketio cannot do.

mod log;
mod raw;
mod real;

use serde_json::{Value, json};

pub(crate) use log::{Log, Phase};
pub(crate) use raw::{Packet, RawClient, named};
pub(crate) use real::RealClient;

/// Who connects, where and how.
#[derive(Debug, Clone)]
pub struct Person {
    pub(crate) label: String,
    pub(crate) namespace: String,
    pub(crate) auth: Option<Value>,
    pub(crate) kind: Kind,
    /// Which of several servers she connects to, from 0.
    pub(crate) node: usize,
    /// If she is refused, the wording does not matter.
    pub(crate) free_refusal: bool,
    /// What she brings in the handshake is written down.
    pub(crate) shows_auth: bool,
    /// She answers no ping.
    pub(crate) mute: bool,
    /// What she hears is written down with what others of the same label hear.
    pub(crate) in_a_crowd: bool,
}

/// What a client is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    WebSocket,
    Polling,
    Raw,
}

/// A person who connects to "/" over a WebSocket, with her name in the handshake.
#[must_use]
pub fn person(name: &str) -> Person {
    Person {
        label: name.to_owned(),
        namespace: "/".to_owned(),
        auth: Some(json!({ "name": name })),
        kind: Kind::WebSocket,
        node: 0,
        free_refusal: false,
        shows_auth: false,
        mute: false,
        in_a_crowd: false,
    }
}

impl Person {
    /// Connects to this namespace instead of "/".
    #[must_use]
    pub fn at(mut self, namespace: &str) -> Self {
        if !self.label.contains('@') && namespace != "/" {
            self.label = format!("{}@{namespace}", self.label);
        }
        namespace.clone_into(&mut self.namespace);
        self
    }

    /// Sends this in the handshake instead of `{"name": ...}`.
    #[must_use]
    pub fn auth(mut self, auth: Value) -> Self {
        self.auth = Some(auth);
        self
    }

    /// Sends nothing in the handshake.
    #[must_use]
    pub fn no_auth(mut self) -> Self {
        self.auth = None;
        self
    }

    /// What she brings in the handshake is written down, where it is what the step is about.
    #[must_use]
    pub fn shows_auth(mut self) -> Self {
        self.shows_auth = true;
        self
    }

    /// What the transcript calls her: "alice (phone)".
    #[must_use]
    pub fn label(mut self, label: &str) -> Self {
        label.clone_into(&mut self.label);
        self
    }

    /// If the server refuses her, any words will do; they are written as `<text>`.
    #[must_use]
    pub fn refused_in_any_words(mut self) -> Self {
        self.free_refusal = true;
        self
    }

    /// Connects to the first or to the second of two nodes.
    #[must_use]
    pub fn on_node(mut self, number: usize) -> Self {
        self.node = number - 1;
        self
    }

    /// Answers no ping, so that the heartbeat misses her a minute after she has connected. A raw client.
    #[must_use]
    pub fn mute(mut self) -> Self {
        self.mute = true;
        self.raw()
    }

    /// Connects by HTTP long-polling.
    #[must_use]
    pub fn polling(mut self) -> Self {
        self.kind = Kind::Polling;
        self
    }

    /// Uses the raw client: it can be cut off, answer the server's acks, and send broken frames.
    #[must_use]
    pub fn raw(mut self) -> Self {
        self.kind = Kind::Raw;
        self
    }
}
