//! What a client has heard so far, and whether it is still there.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::sync::watch;
use transcript::Sound;

/// More than this is a flood: the rest is counted as heard, not kept.
const KEPT: usize = 5_000;
/// The same in bytes.
const BYTES: usize = 2 << 20;
/// One sound that is longer is not kept, but that it came is. A right answer says a tenth.
const LONGEST: usize = 512 << 10;

/// Where a connection is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct State {
    pub(crate) phase: Phase,
    /// The last fence that came back.
    pub(crate) fence: u64,
    /// She ended the connection herself: what is still on its way to her is not heard.
    departed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Phase {
    #[default]
    Joining,
    Connected,
    /// Refused, disconnected, cut off or gone.
    Over,
}

/// What was heard, and how much that is.
#[derive(Debug, Default)]
struct Kept {
    sounds: Vec<Sound>,
    bytes: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Log {
    sounds: Arc<Mutex<Kept>>,
    state: Arc<watch::Sender<State>>,
    /// The socket's id at the server: random, so that the transcript has a name instead.
    id: Arc<OnceLock<String>>,
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { sounds: Arc::default(), state: Arc::new(watch::Sender::new(State::default())), id: Arc::default() }
    }

    pub(crate) fn hear(&self, sound: Sound) {
        if self.state.borrow().departed {
            return;
        }
        let mut kept = self.sounds.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.sounds.len() < KEPT && kept.bytes < BYTES {
            let bytes = sound.weight();
            let short = bytes <= LONGEST;
            kept.bytes += if short { bytes } else { LONGEST };
            kept.sounds.push(if short { sound } else { Sound::Prose(format!("something of {bytes} bytes")) });
        }
    }

    pub(crate) fn connected(&self) {
        self.state.send_if_modified(|state| {
            let joining = state.phase == Phase::Joining;
            if joining {
                state.phase = Phase::Connected;
            }
            joining
        });
    }

    /// Learns the socket's id. It does not change as long as the connection lives.
    pub(crate) fn has_id(&self, id: &str) {
        self.id.get_or_init(|| id.to_owned());
    }

    pub(crate) fn id(&self) -> Option<&str> {
        self.id.get().map(String::as_str)
    }

    /// The server refused or ended the connection. Heard once, however often the transport says so.
    pub(crate) fn over(&self, sound: Sound) {
        if self.end() {
            self.hear(sound);
        }
    }

    /// She ends the connection herself.
    pub(crate) fn depart(&self) {
        self.end();
        self.state.send_modify(|state| state.departed = true);
    }

    /// The connection is over; returns whether it was not before.
    fn end(&self) -> bool {
        self.state.send_if_modified(|state| {
            let alive = state.phase != Phase::Over;
            state.phase = Phase::Over;
            alive
        })
    }

    pub(crate) fn fenced(&self, number: u64) {
        self.state.send_modify(|state| state.fence = state.fence.max(number));
    }

    pub(crate) fn phase(&self) -> Phase {
        self.state.borrow().phase
    }

    /// Waits until the state satisfies the condition.
    pub(crate) async fn until(&self, condition: impl FnMut(&State) -> bool) {
        // The sender lives in this log: it cannot be gone.
        drop(self.state.subscribe().wait_for(condition).await);
    }

    /// How many bytes were heard since the last time.
    pub(crate) fn bytes(&self) -> usize {
        self.sounds.lock().unwrap_or_else(PoisonError::into_inner).bytes
    }

    /// What was heard since the last time, and how many bytes it has.
    pub(crate) fn take(&self) -> (Vec<Sound>, usize) {
        let Kept { sounds, bytes } = std::mem::take(&mut *self.sounds.lock().unwrap_or_else(PoisonError::into_inner));
        (sounds, bytes)
    }
}
