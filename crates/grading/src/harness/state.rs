//! What belongs to one play of a scene. A second server begins with a new one, whole.

use std::time::Duration;

use transcript::Transcript;
use transcript::server_record::Hearing;

use super::{HistoryBorder, ids, moments, record};
use crate::child::{Backlog, Stop};
use crate::clients::{Log, Person, RawClient, RealClient};

/// What has become of a scene so far.
#[derive(Default)]
pub(crate) struct SceneState {
    /// Where the server listens, or each of two nodes.
    pub(super) ports: Vec<u16>,
    /// The number of the last fence.
    pub(super) fences: u64,
    pub(super) people: Vec<Participant>,
    /// Those of the first server, while a second one is played with. They stay connected: a count of all connections of
    /// the process is wrong then.
    pub(super) former: Vec<Participant>,
    /// WebSocket connections that we have ended: the server is not at rest before it has noticed.
    pub(super) ended: u64,
    /// So much of the server's time passes in a step, in milliseconds, where it is not a second.
    pub(super) lasting: Option<u64>,
    /// The server sleeps while people act, and is woken when they have.
    pub(super) asleep: bool,
    /// What is recorded, where a scenario is about a few events only.
    pub(super) only: Option<Vec<record::Only>>,
    /// The ids that are written as their rank.
    pub(super) rising: Option<ids::Rising>,
    /// The border between what has been and what comes.
    pub(super) border: Option<HistoryBorder>,
    /// Where the scene is about moments of real time.
    pub(super) moments: Option<moments::Moments>,
    /// How long the machine held up the steps, by their numbers, in which it was too slow to tell right from wrong.
    pub(crate) doubtful: Vec<(usize, Duration)>,
    pub(crate) transcript: Transcript,
    /// How much was heard so far, in bytes.
    pub(super) bytes: usize,
    /// What the server did before the first step.
    pub(super) at_the_start: Unread,
    /// What it did meanwhile: a step for each of the transcript's.
    pub(super) unread: Vec<Unread>,
    /// Which events have arrived in this step.
    pub(super) hearings: Vec<Hearing>,
    /// Why the scene cannot go on, once it cannot.
    pub(crate) stop: Option<Stop>,
}

/// What is known of a step besides what is written down, before anybody asks for it.
#[derive(Debug, Default)]
pub(super) struct Unread {
    pub(super) backlog: Backlog,
    pub(super) hearings: Vec<Hearing>,
}

pub(super) struct Participant {
    pub(super) person: Person,
    pub(super) log: Log,
    pub(super) connection: Connection,
    /// Her connection ended in an earlier step: she can hear nothing more.
    pub(super) gone: bool,
}

/// A person's connection.
pub(super) enum Connection {
    NotYet,
    Real(Box<RealClient>),
    Raw(Box<RawClient>),
}
