//! In what a transcript differs from what it should be, typed: who, how often, when, and what kind of thing.
//!
//! What is said here is true of every program that was heard so: it speaks of what clients heard, and of no code.
//!
//! # Layout
//!
//! - [`difference`], [`differences`]: the comparison. `bursts`: folded bursts, one by one; `pair`: which sound was meant
//!   as which; `when`: what comes in another step.
//! - `value`, `form`, `list`: in what two values differ.
//! - `wording`: the difference in sentences, as [`Fact`]s. `groups`, `heard`: who hears one event; `said`: what
//!   differs at those who hear it; `value_words`: a value; `show`: what stands in a sentence.
//! - [`question`]: one that leads on.

mod bursts;
mod form;
mod groups;
mod heard;
mod kinds;
mod list;
mod pair;
mod question;
mod said;
mod show;
pub(crate) mod value;
mod value_words;
mod when;
mod wording;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::groups::Who;
pub use self::question::question;
pub use self::value::{Form, ValueDifference};
pub use self::wording::Fact;
use crate::{Act, Fault, GOODBYE, SERVER, Sound, Step, Transcript};

/// In what a step differs from what it should be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The step, counted from 0.
    pub step: usize,
    pub who: Who,
    /// Who is there in this step.
    pub present: Vec<String>,
    /// Who sends something.
    pub senders: Vec<String>,
    /// Who hears what she should.
    pub right: Vec<String>,
    /// Who does not.
    pub wrong: Vec<AtClient>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
    /// The play ended before this step.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_reached: bool,
    /// What should be heard in this step, by whom: what the sentences call right.
    #[serde(skip)]
    due: Vec<(String, Sound)>,
    /// Nobody hears anything in this step.
    #[serde(skip)]
    silent: bool,
    /// Something is posted: what comes back is an answer, and no page.
    #[serde(skip)]
    posted: bool,
}

/// In what a client differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AtClient {
    pub client: String,
    pub kinds: Vec<Kind>,
}

/// What kind of thing differs at a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// It does not come. Or not here: in a later step.
    Missing {
        sound: Sound,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heard_in: Option<usize>,
    },
    /// It should not come. Or not yet: in a later step.
    Extra {
        sound: Sound,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_in: Option<usize>,
    },
    /// It comes, and not as often as it should.
    Count { sound: Sound, expected: u64, actual: u64 },
    /// An event of another name.
    Name { expected: String, actual: String },
    /// An event where an ack is due.
    EventForAck { of: String, name: String },
    /// An ack where an event is due.
    AckForEvent { name: String, of: String },
    /// The ack of another event.
    AckOf { expected: String, actual: String },
    /// No Socket.IO answers, for this reason.
    CannotConnect { why: String },
    /// Refused, and should be let in.
    Refused { why: Value },
    /// Let in, and should be refused; and what is heard by whoever is in.
    LetIn {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        then: Vec<Sound>,
    },
    /// The connection is ended, and should not be.
    Disconnected,
    /// The connection should be ended, and is not.
    Stays,
    /// It comes in another namespace of the same connection. Nothing: the one that the client is in.
    Namespace { sound: Sound, expected: Option<String>, actual: Option<String> },
    /// All of it comes, and in another order: `actual` where `expected` is due.
    Order { expected: Sound, actual: Sound },
    /// The status of a page. Bare: it comes without a body.
    Status {
        expected: String,
        actual: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        bare: bool,
    },
    /// A value.
    Value {
        of: Of,
        #[serde(flatten)]
        value: ValueDifference,
    },
    /// Something else in words.
    Words { expected: Sound, actual: Sound },
}

/// Whose value it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    Event(String),
    Ack(String),
    Refusal,
    Page,
    /// What a function returns.
    Returned,
    /// What stands behind these words: `passes on`.
    Words(String),
}

/// The first step that is not as it should be, and in what it differs.
#[must_use]
pub fn difference(expected: &Transcript, actual: &Transcript) -> Option<Difference> {
    Some(of_step(expected, actual, expected.first_difference(actual)?))
}

/// Every step that is not as it should be.
#[must_use]
pub fn differences(expected: &Transcript, actual: &Transcript) -> Vec<Difference> {
    let longest = expected.steps.len().max(actual.steps.len());
    let wrong = (0..longest).filter(|&i| expected.steps.get(i) != actual.steps.get(i));
    wrong.map(|step| of_step(expected, actual, step)).collect()
}

/// What a server saw of a function that has not returned, and what it should have seen by then: not its goodbye.
#[must_use]
pub fn seen(expected: &Transcript, actual: &Transcript) -> Option<Difference> {
    let step = expected.first_difference(actual)?;
    let mut found = of_step(expected, actual, step);
    if found.fault.take() != Some(Fault::Unreturned) {
        return None;
    }
    let goodbye = |sound: &Sound| matches!(sound, Sound::Prose(words) if words == GOODBYE);
    let is_end = |sound: &Sound| matches!(sound, Sound::Connection { sound, .. } if goodbye(sound));
    found.wrong.retain_mut(|at| {
        at.kinds.retain(|kind| !matches!(kind, Kind::Missing { sound, .. } if is_end(sound)));
        at.client == SERVER && !at.kinds.is_empty()
    });
    (!found.wrong.is_empty()).then_some(found)
}

fn of_step(expected: &Transcript, actual: &Transcript, step: usize) -> Difference {
    let empty = Step::default();
    let (should, did) = (expected.steps.get(step), actual.steps.get(step));
    let not_reached = did.is_none();
    let (should, did) = (should.unwrap_or(&empty), did.unwrap_or(&empty));
    let present = clients(should, did);
    let due: Vec<(String, Sound)> = present
        .iter()
        .flat_map(|client| bursts::heard(should, client).into_iter().map(|sound| (client.clone(), sound)))
        .collect();
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for client in &present {
        let kinds = kinds::at(client, should, did, &due);
        if kinds.is_empty() {
            right.push(client.clone());
        } else {
            wrong.push(AtClient { client: client.clone(), kinds });
        }
    }
    let sends = |act: &Act| {
        let (act, _) = act.times();
        let comes_or_goes = matches!(act, Act::Connects { .. } | Act::Disconnects | Act::Closes | Act::CutOff);
        !comes_or_goes && !matches!(act, Act::Acknowledges { .. })
    };
    let mut senders: Vec<String> = Vec::new();
    for sent in did.sent.iter().filter(|sent| sends(&sent.act)) {
        if !senders.contains(&sent.client) {
            senders.push(sent.client.clone());
        }
    }
    when::tell(&mut wrong, expected, actual, step);
    if did.is_cut_at_the_door() {
        wrong.retain_mut(|at| {
            at.kinds.retain(|kind| !matches!(kind, Kind::Missing { .. }));
            !at.kinds.is_empty()
        });
    }
    let fault = did.fault.filter(|_| should.fault.is_none());
    let silent = did.heard.iter().all(|heard| heard.sounds.is_empty());
    let posted = should.sent.iter().any(|sent| matches!(sent.act.times().0, Act::Post { .. }));
    let mut found =
        Difference { step, who: Who::Right, present, senders, right, wrong, fault, not_reached, due, silent, posted };
    found.who = groups::who(&found);
    found
}

/// All who could hear something, in the order in which they came.
fn clients(should: &Step, did: &Step) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for heard in did.heard.iter().chain(&should.heard) {
        if !all.contains(&heard.client) {
            all.push(heard.client.clone());
        }
    }
    all
}

impl Difference {
    /// What comes back over HTTP is called.
    fn page(&self) -> &'static str {
        if self.posted { "answer" } else { "page" }
    }
}
