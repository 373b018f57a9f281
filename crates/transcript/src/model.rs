//! What happened in a scene, step by step.

use serde::{Deserialize, Serialize};

use crate::{Act, SERVER, Sound, TOO_EARLY, json};

/// Everything that was sent and heard while a scene was played.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    pub steps: Vec<Step>,
}

/// One step: what was sent, and what each client then heard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// A short sentence: "alice types".
    pub title: String,
    pub sent: Vec<Sent>,
    /// Every client that could have heard something, in the order in which they came. No lines: it heard nothing.
    pub heard: Vec<Heard>,
    /// What went wrong in the server's process. It is the last step then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
}

/// One thing that a client did. In JSON, `what` says it in words, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "json::Sent", from = "json::Sent")]
pub struct Sent {
    pub client: String,
    pub act: Act,
}

/// What one client heard in a step. In JSON, `lines` says it in words, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "json::Heard", from = "json::Heard")]
pub struct Heard {
    pub client: String,
    /// Sorted, unless the step judges order.
    pub sounds: Vec<Sound>,
}

impl Heard {
    /// Whether the client heard something. A client that is refused is told so, and is not in.
    #[must_use]
    pub fn hears(&self) -> bool {
        self.sounds.iter().any(|sound| !sound.is_refusal())
    }
}

/// How a learner's code can fail without saying anything wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// A panic in `attach` or in a handler.
    Panicked,
    /// The server stopped answering: an endless loop, a deadlock, a blocking call.
    Silent,
    /// The server kept working and never came to rest: a flood.
    Restless,
    /// The process ended: `exit`, `abort`, a signal.
    Ended,
    /// The process overflowed its stack.
    Overflowed,
    /// The learner's code returned an error instead of a server.
    NotStarted,
    /// The learner's function did not return.
    Unreturned,
    /// It said more than anybody can hear.
    TooMuch,
    /// It spoke where only the workbook's own part of the process speaks.
    Garbled,
}

impl Step {
    /// What this client heard; nothing if it was not there.
    #[must_use]
    pub fn heard_by(&self, client: &str) -> &[Sound] {
        self.heard.iter().find(|heard| heard.client == client).map_or(&[], |heard| &heard.sounds)
    }

    /// Whether a server of ours has ended it with a connection that spoke [too early](crate::TOO_EARLY).
    #[must_use]
    pub fn is_cut_at_the_door(&self) -> bool {
        let early = |sound: &Sound| match sound {
            Sound::Connection { sound, .. } => matches!(&**sound, Sound::Prose(words) if words.contains(TOO_EARLY)),
            _ => false,
        };
        self.heard_by(SERVER).iter().any(early)
    }

    /// Whether anybody does something but come in.
    #[must_use]
    pub fn is_acted(&self) -> bool {
        self.sent.iter().any(|sent| !matches!(sent.act, Act::Connects { .. }))
    }
}

impl Transcript {
    /// The index of the first step in which the two differ, whatever comes after.
    #[must_use]
    pub fn first_difference(&self, other: &Self) -> Option<usize> {
        let longest = self.steps.len().max(other.steps.len());
        (0..longest).find(|&i| self.steps.get(i) != other.steps.get(i))
    }
}
