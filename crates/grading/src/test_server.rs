//! A server of the grader's, which tests the learner's client.
//!
//! A real socketioxide server in the grader's own process, behind a small TCP proxy that can cut connections, fall
//! silent, close its port, and open it again. What the server receives is what is judged. Clients need real time,
//! so several calls run side by side, each with a server of its own.
//!
//! # Layout
//!
//! - [`FunctionCall`], [`Rules`], [`Arrival`], [`Reaction`]: a call, and how its server behaves, as data.
//! - `proxy`: the proxy.
//! - `server`: the server, and what it has received.
//! - `run`: calling the learner's function against it.

mod proxy;
mod run;
mod server;

use std::time::Duration;

use serde_json::Value;

pub(crate) use server::Server;

/// One call of the learner's function, and the server that it meets.
pub struct FunctionCall {
    pub title: String,
    /// The call, as it is shown: `listen(url, 3)`.
    pub asked: String,
    /// The arguments; `url` is added.
    pub args: Value,
    pub rules: Rules,
    /// What to write down of the returned value, and of the time it took.
    pub describe: Describe,
}

/// Puts a returned value into words.
pub type Describe = Box<dyn Fn(&Value, Duration) -> Vec<String>>;

impl std::fmt::Debug for FunctionCall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FunctionCall").field("title", &self.title).field("asked", &self.asked).finish_non_exhaustive()
    }
}

/// How the server behaves.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// How long it takes before it answers who wants to come in. Never no time at all: who speaks before is too early,
    /// and must be so every time.
    pub letting_in: Duration,
    /// What each further connection meets; the last one goes on for ever. None: everybody comes in.
    pub admissions: &'static [Admission],
    /// What it does when an event arrives.
    pub script: fn(&Arrival) -> Vec<Reaction>,
    /// Whether it is recorded that the client says goodbye.
    pub goodbye: bool,
    /// How long the client should wait before it comes back: sooner is too early, much later too late.
    pub delay: Option<Duration>,
    /// The heartbeat's interval, and its time-out. Without it, hours.
    pub ping: Option<(Duration, Duration)>,
    /// Whether anybody listens at all.
    pub listens: bool,
    /// Whether its port takes connections, and nothing ever comes through them.
    pub mute: bool,
    /// Whether it is recorded that the client comes again; what it then sends always is.
    pub returns: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            letting_in: Duration::from_millis(50),
            admissions: &[],
            script: |_| Vec::new(),
            goodbye: false,
            delay: None,
            ping: None,
            listens: true,
            mute: false,
            returns: true,
        }
    }
}

/// What somebody meets who asks for the namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
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
pub enum Reaction {
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
    /// The connections stay, and nothing comes through them any more.
    FallSilent,
    /// Nobody listens any more, for so long.
    Away(Duration),
    /// Nobody listens any more, for good.
    Gone,
}
