//! The stage on which a scene is played: clients come, act and hear; each step is settled and written down.
//!
//! # Layout
//!
//! - [`Harness`]: what a scene calls.
//! - [`Action`], [`Client`]: what a person does.
//! - [`SceneState`]: what belongs to one play of a scene.
//! - `perform`: doing it.
//! - `settle`: knowing that a step is over.
//! - `sleep`: steps whose actions the server finds all at once.
//! - `look`: looks into rooms and at pages; `post`: what is posted over HTTP, by `request`s.
//! - `moments`: steps at moments of real time.
//! - `redis`: the server that joins two nodes.
//! - `record`: writing down what was heard; `server_record`: what the server did meanwhile.

mod actions;
mod border;
mod call;
mod ids;
mod look;
mod moments;
mod perform;
mod post;
mod record;
mod redis;
mod request;
mod server_record;
mod settle;
mod sleep;
mod state;

use std::process::Command;

use transcript::server_record::ServerRecord;
use transcript::{Act, REDIS, Sent, Step, Transcript};

use crate::child::{Facts, Process, Stop, random_name};
use crate::clients::{Log, Person, person};
use crate::lateness::complaint;
use crate::protocol::{Clock, Hosting};

pub use actions::{Action, Actions, Client};
pub use border::HistoryBorder;
pub use look::Page;
pub(crate) use record::normal;
pub(crate) use redis::Redis;
pub(crate) use state::SceneState;
use state::{Connection, Participant};

/// So much of the server's time passes in a step: enough for a right answer's timers, and for a wrong one's.
const SECOND: u64 = 1_000;

/// So many bytes are heard in a scene. A right answer says a twentieth.
const BYTES: usize = 3 << 20;

/// The stage on which a scene is played.
///
/// Once something has gone wrong, every further call does nothing: a scene reads as if nothing could.
pub struct Harness {
    process: Process,
    /// What joins the servers, where there are two.
    redis: Option<Redis>,
    hosting: Hosting,
    free: &'static [&'static str],
    fence: String,
    /// A scene in which the machine was too slow is not played again.
    pub(crate) last_try: bool,
    /// What belongs to one play of the scene.
    pub(crate) scene: SceneState,
}

/// What is left of a scene when it is over.
pub(crate) struct Ended {
    pub(crate) transcript: Transcript,
    pub(crate) record: ServerRecord,
    /// Why it could not go on to its end.
    pub(crate) stop: Option<Stop>,
    pub(crate) facts: Facts,
}

impl Ended {
    pub(crate) fn before_it_began(stop: Stop, facts: Facts) -> Self {
        Self { transcript: Transcript::default(), record: ServerRecord::default(), stop: Some(stop), facts }
    }
}

/// Whether the order in which one client hears things is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sequence {
    Free,
    Judged,
}

impl std::fmt::Debug for Harness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Harness")
            .field("ports", &self.scene.ports)
            .field("stop", &self.scene.stop)
            .finish_non_exhaustive()
    }
}

impl Harness {
    pub(crate) async fn open(
        command: Command,
        hosting: Hosting,
        clock: Clock,
        free: &'static [&'static str],
    ) -> Result<Self, (Stop, Facts)> {
        let fence = random_name();
        let no_facts = |stop| (stop, Facts::default());
        let redis = match hosting {
            Hosting::Nodes => Some(Redis::find().await.map_err(no_facts)?),
            Hosting::Attach | Hosting::App | Hosting::Call => None,
        };
        let url = redis.as_ref().map(Redis::url);
        let process = Process::start(command, clock, &fence, url).await.map_err(no_facts)?;
        let scene = SceneState::default();
        let mut harness = Self { process, redis, hosting, free, fence, last_try: false, scene };
        harness.start_server().await;
        Ok(harness)
    }

    /// Starts a second server in the same process, for the same scene.
    pub(crate) async fn anew(&mut self) {
        let former = std::mem::take(&mut self.scene.people);
        self.scene = SceneState { former, ..SceneState::default() };
        self.process.facts.again = true;
        self.start_server().await;
    }

    async fn start_server(&mut self) {
        match self.process.start_server().await {
            Ok(ports) => {
                self.scene.ports = ports;
                self.scene.at_the_start = self.unread();
            }
            Err(stop) => self.end_step(Step { title: "the server starts".into(), ..Step::default() }, stop),
        }
    }

    /// Ends the server's process and returns what it said. `right` is what should be heard: then nothing is to explain, and
    /// what the server did is not read.
    pub(crate) fn close(mut self, right: &Transcript) -> Ended {
        self.process.finish();
        let passed = self.scene.stop.is_none() && self.scene.transcript == *right && !right.steps.is_empty();
        let record = if passed { ServerRecord::default() } else { self.server_record() };
        let SceneState { transcript, stop, .. } = self.scene;
        Ended { transcript, record, stop, facts: std::mem::take(&mut self.process.facts) }
    }

    /// These people connect to "/", one after the other. What anybody hears meanwhile is recorded.
    pub async fn connect<const N: usize>(&mut self, names: [&str; N]) -> [Client; N] {
        self.enter("", names.map(person)).await
    }

    /// As [`Harness::connect`], for people who connect elsewhere or otherwise. Without a title, it is made of names.
    pub async fn enter<const N: usize>(&mut self, title: &str, people: [Person; N]) -> [Client; N] {
        let names: Vec<_> = people.iter().map(|person| person.label.clone()).collect();
        let clients = people.map(|person| self.prepare(person));
        let title = if title.is_empty() { entering(&names) } else { title.to_owned() };
        self.step(&title, clients.map(Client::connect)).await;
        clients
    }

    /// These people connect, and are written down as one, under this label: which of them heard what is open, and how often
    /// all together heard it is not.
    pub async fn crowd(&mut self, title: &str, label: &str, people: Vec<Person>) -> Vec<Client> {
        let one = |person: Person| self.prepare(Person { in_a_crowd: true, ..person.label(label) });
        let clients: Vec<Client> = people.into_iter().map(one).collect();
        self.step(title, clients.iter().map(|client| client.connect()).collect::<Vec<_>>()).await;
        clients
    }

    /// Somebody who will connect in a later step, by [`Client::connect`].
    pub fn prepare(&mut self, mut person: Person) -> Client {
        if matches!(self.hosting, Hosting::App | Hosting::Nodes) {
            // Nothing may be added to a server that the learner owns: only the raw client has a fence of its own.
            person = person.raw();
        }
        self.scene.people.push(Participant { person, log: Log::new(), connection: Connection::NotYet, gone: false });
        Client(self.scene.people.len() - 1)
    }

    /// Performs the actions, one after the other, without waiting for the server in between; then settles, and lets a
    /// second of the server's time pass. The order in which one client hears things is not judged.
    pub async fn step(&mut self, title: &str, actions: impl Actions) {
        self.play(title, actions, self.lasting(), Sequence::Free).await;
    }

    /// As [`Harness::step`], where the contract names an order: what one client hears is judged in its order, acks
    /// included.
    pub async fn step_in_order(&mut self, title: &str, actions: impl Actions) {
        self.play(title, actions, self.lasting(), Sequence::Judged).await;
    }

    /// As [`Harness::step`], while the server's time stands still.
    pub async fn at_once(&mut self, title: &str, actions: impl Actions) {
        self.play(title, actions, 0, Sequence::Free).await;
    }

    /// Only time passes.
    pub async fn pass(&mut self, title: &str, millis: u64) {
        self.play(title, [], millis, Sequence::Free).await;
    }

    /// From now on, so much of the server's time passes in a step, instead of a second.
    pub fn steps_last(&mut self, millis: u64) {
        self.scene.lasting = Some(millis);
    }

    /// From now on, only these are recorded: names of events, and `ack of EVENT`. With ` …` behind it, that it came is
    /// recorded, and not what it said.
    pub fn only(&mut self, names: &[&str]) {
        self.scene.only = Some(names.iter().map(|name| record::Only::read(name)).collect());
    }

    /// From now on, everything is recorded again.
    pub fn all(&mut self) {
        self.scene.only = None;
    }

    /// From now on, numbers under `key` are written as their rank among those with the same `group`: where a contract
    /// says only that ids rise within a group, an answer may choose them.
    pub fn rising(&mut self, key: &'static str, group: &'static str) {
        self.scene.rising = Some(ids::Rising::new(key, group));
    }

    /// From now on, an event `new` that comes after the list of what has been is written as if it had been in that list,
    /// where both name the same `group`: on which side of the border a message falls is nobody's affair, as long as it
    /// falls on one. One that comes before the list, or on both sides, or on neither, stays visible.
    pub fn border(&mut self, border: HistoryBorder) {
        self.scene.border = Some(border);
    }

    fn lasting(&self) -> u64 {
        self.scene.lasting.unwrap_or(SECOND)
    }

    async fn play(&mut self, title: &str, actions: impl Actions, millis: u64, sequence: Sequence) {
        if self.scene.stop.is_some() {
            return;
        }
        let actions = actions.into_actions();
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        let settled = match self.perform(actions, &mut step).await {
            Ok(()) => self.settle(millis).await,
            Err(stop) => Err(stop),
        };
        self.finish(step, settled, sequence);
    }

    /// The Redis server that joins two nodes goes away.
    pub async fn redis_goes_away(&mut self, title: &str) {
        self.of_redis(title, Act::GoesAway, async |redis| redis.end().await).await;
    }

    /// It is there again.
    pub async fn redis_comes_back(&mut self, title: &str) {
        self.of_redis(title, Act::ComesBack, async |redis| redis.come_back().await).await;
    }

    async fn of_redis(&mut self, title: &str, act: Act, does: impl AsyncFnOnce(&mut Redis) -> Result<(), Stop>) {
        let Some(redis) = self.redis.as_mut().filter(|_| self.scene.stop.is_none()) else { return };
        let sent = vec![Sent { client: REDIS.into(), act }];
        let step = Step { title: title.to_owned(), sent, ..Step::default() };
        let settled = match does(redis).await {
            Ok(()) => self.settle(self.lasting()).await,
            Err(stop) => Err(stop),
        };
        self.finish(step, settled, Sequence::Free);
    }

    /// Writes down what was heard in this step.
    pub(super) fn finish(&mut self, mut step: Step, settled: Result<(), Stop>, sequence: Sequence) {
        // What the scene has looked at stands behind what clients heard.
        let seen = std::mem::replace(&mut step.heard, self.heard(sequence));
        step.heard.extend(seen);
        match settled {
            Err(stop) => self.end_step(step, stop),
            Ok(()) if self.process.facts.panic.is_some() => {
                self.end_step(step, Stop::Fault(transcript::Fault::Panicked));
            }
            Ok(()) if self.scene.bytes > BYTES => self.end_step(step, Stop::Fault(transcript::Fault::TooMuch)),
            Ok(()) => self.keep(step),
        }
    }

    pub(crate) fn process(&mut self) -> &mut Process {
        &mut self.process
    }

    /// Why nothing can be said of what was heard, if the machine was too slow for it. On the last try, what was certainly
    /// wrong is wrong.
    pub(crate) fn doubt(&self, right: &Transcript) -> Option<String> {
        let longest = self.scene.doubtful.iter().map(|&(_, late)| late).max()?;
        let certain = |at: &usize| !self.scene.doubtful.iter().any(|(step, _)| step == at);
        let steps = &self.scene.transcript.steps;
        let wrong = (0..steps.len()).filter(certain).any(|at| right.steps.get(at) != steps.get(at));
        (!self.last_try || !wrong).then(|| complaint(longest))
    }

    /// Whether the learner's code has panicked so far.
    pub(crate) fn panicked(&self) -> bool {
        self.process.facts.panic.is_some()
    }

    /// The scene ends with the step that was last recorded.
    pub(crate) fn fail_last(&mut self, fault: transcript::Fault) {
        if let Some(step) = self.scene.transcript.steps.pop() {
            self.scene.unread.pop();
            self.end_step(step, Stop::Fault(fault));
        }
    }

    /// This is how a step went.
    pub(crate) fn keep(&mut self, step: Step) {
        let unread = self.unread();
        self.scene.unread.push(unread);
        self.scene.transcript.steps.push(step);
    }

    /// The scene ends with this step.
    pub(crate) fn end_step(&mut self, mut step: Step, stop: Stop) {
        if let Stop::Fault(fault) = stop {
            step.fault = Some(fault);
        }
        self.keep(step);
        self.scene.stop = Some(stop);
    }
}

fn entering(names: &[String]) -> String {
    match names {
        [] => "nobody connects".into(),
        [one] => format!("{one} connects"),
        [first @ .., last] => format!("{} and {last} connect", first.join(", ")),
    }
}
