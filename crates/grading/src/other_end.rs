//! The other end: a server of the grader's, for the learner's client.
//!
//! A real socketioxide server in the grader's own process, behind a door: a small TCP proxy that can cut connections,
//! close its port, and open it again. What the server receives is what is judged.
//!
//! # Layout
//!
//! - [`Rules`], [`Arrival`], [`Deed`]: how the server behaves, as data.
//! - `door`: the proxy.
//! - `server`: the server, and what it has received.
//! - `run`: calling the learner's function against it.

mod door;
mod run;
mod server;

use std::time::Duration;

use serde_json::Value;

/// How the server behaves.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// How long it takes before it answers who wants to come in.
    pub letting_in: Duration,
    /// What each further connection meets; the last one goes on for ever. None: everybody comes in.
    pub welcomes: &'static [Welcome],
    /// What it does when an event arrives.
    pub script: fn(&Arrival) -> Vec<Deed>,
    /// Whether it is recorded that the client says goodbye.
    pub goodbye: bool,
    /// Whoever comes back sooner after a connection has ended is too early.
    pub delay: Duration,
    /// Whether anybody listens at all.
    pub listens: bool,
    /// Whoever comes for the first time later than this has waited. Zero: it does not matter.
    pub prompt: Duration,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            letting_in: Duration::ZERO,
            welcomes: &[],
            script: |_| Vec::new(),
            goodbye: false,
            delay: Duration::ZERO,
            listens: true,
            prompt: Duration::ZERO,
        }
    }
}

/// What somebody meets who asks for the namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcome {
    /// She comes in.
    In,
    /// A `connect_error`.
    Refused,
    /// No answer, ever.
    Silence,
}

/// An event that has arrived.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Which connection, from 1; refused ones count.
    pub connection: usize,
    pub event: String,
    pub payload: Value,
    /// How many events of this name this connection has sent, this one included.
    pub nth: usize,
}

/// What the server does, one after the other.
#[derive(Debug, Clone)]
pub enum Deed {
    Emit(&'static str, Value),
    Ack(Value),
    /// It takes its time. Part of what it does, never a way to wait for the client.
    Pause(Duration),
    /// It goes on when the function has passed on so many texts in all.
    PassedOn(usize),
    /// The TCP connections end without a word.
    Cut,
    /// A DISCONNECT packet.
    Disconnect,
    /// Nobody listens any more, for so long.
    Away(Duration),
}
