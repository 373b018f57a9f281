//! The JSON of what was sent and heard: typed, and in words beside it for whoever only shows them.

use serde::{Deserialize, Serialize};

use crate::{Act, Sound};

#[derive(Serialize, Deserialize)]
pub(crate) struct Sent {
    client: String,
    #[serde(skip_deserializing)]
    what: String,
    act: Act,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Heard {
    client: String,
    #[serde(skip_deserializing)]
    lines: Vec<String>,
    sounds: Vec<Sound>,
}

impl From<crate::Sent> for Sent {
    fn from(crate::Sent { client, act }: crate::Sent) -> Self {
        Self { client, what: act.to_string(), act }
    }
}

impl From<Sent> for crate::Sent {
    fn from(Sent { client, act, .. }: Sent) -> Self {
        Self { client, act }
    }
}

impl From<crate::Heard> for Heard {
    fn from(crate::Heard { client, sounds }: crate::Heard) -> Self {
        Self { client, lines: sounds.iter().map(Sound::to_string).collect(), sounds }
    }
}

impl From<Heard> for crate::Heard {
    fn from(Heard { client, sounds, .. }: Heard) -> Self {
        Self { client, sounds }
    }
}
