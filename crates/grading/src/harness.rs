//! The stage on which a scene is played: clients come, act and hear; each step is settled and written down.
//!
//! # Layout
//!
//! - [`Harness`]: what a scene calls.
//! - [`Action`], [`Client`]: what a person does.
//! - `perform`: doing it.
//! - `settle`: knowing that a step is over.
//! - `sleep`: steps whose actions the server finds all at once.
//! - `moments`: steps at moments of real time.
//! - `redis`: the server that joins two nodes.
//! - `record`: writing down what was heard.

mod actions;
mod call;
mod ids;
mod look;
mod moments;
mod past;
mod perform;
mod record;
mod redis;
mod settle;
mod sleep;

use std::process::Command;
use std::time::Duration;

use transcript::{Act, REDIS, Sent, Step, Transcript};

use crate::child::{Facts, Process, Stop, random_name};
use crate::clients::{Log, Person, RawClient, RealClient, person};
use crate::grader::Hosting;
use crate::lateness::complaint;
use crate::protocol::{self, Clock};

pub use actions::{Action, Actions, Client};
pub use look::Page;
pub use past::Past;
pub(crate) use record::normal;
use redis::Redis;

/// So much of the server's time passes in every step: enough for a right answer's timers, and for a wrong one's.
const SECOND: u64 = 1_000;

/// The stage on which a scene is played.
///
/// Once something has gone wrong, every further call does nothing: a scene reads as if nothing could.
pub struct Harness {
    process: Process,
    /// One for each server.
    ports: Vec<u16>,
    /// What joins the servers, where there are two.
    redis: Option<Redis>,
    hosting: Hosting,
    free: &'static [&'static str],
    fence: String,
    /// The number of the last fence.
    fences: u64,
    people: Vec<Participant>,
    /// Those of the first server, while a second one is played with.
    former: Vec<Participant>,
    /// WebSocket connections that we have ended: the server is not at rest before it has noticed.
    ended: u64,
    /// The server sleeps while people act, and is woken when they have.
    asleep: bool,
    /// What is recorded, where a scenario is about a few events only.
    only: Option<Vec<record::Only>>,
    /// The ids that are written as their rank.
    rising: Option<ids::Rising>,
    /// The border between what has been and what comes.
    past: Option<Past>,
    /// Where the scene is about moments of real time.
    moments: Option<moments::Moments>,
    /// A scene in which the machine was too slow is not played again.
    pub(crate) last_try: bool,
    /// How long the machine held up the steps, by their numbers, in which it was too slow to tell right from wrong.
    pub(crate) doubtful: Vec<(usize, Duration)>,
    pub(crate) transcript: Transcript,
    pub(crate) stop: Option<Stop>,
}

struct Participant {
    person: Person,
    log: Log,
    line: Line,
    /// Her connection ended in an earlier step: she can hear nothing more.
    gone: bool,
}

/// A person's connection.
enum Line {
    NotYet,
    Real(Box<RealClient>),
    Raw(Box<RawClient>),
}

/// Whether the order in which one client hears things is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Free,
    Judged,
}

impl std::fmt::Debug for Harness {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Harness").field("ports", &self.ports).field("stop", &self.stop).finish_non_exhaustive()
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
        let mut process = Process::start(command, clock, &fence, url).await.map_err(no_facts)?;
        let (ports, stop) = match process.listening().await {
            Ok(ports) => (ports, None),
            Err(stop) => (Vec::new(), Some(stop)),
        };
        let mut harness = Self {
            process,
            ports,
            redis,
            hosting,
            free,
            fence,
            fences: 0,
            people: Vec::new(),
            former: Vec::new(),
            ended: 0,
            asleep: false,
            only: None,
            rising: None,
            past: None,
            moments: None,
            last_try: false,
            doubtful: Vec::new(),
            transcript: Transcript::default(),
            stop: None,
        };
        if let Some(stop) = stop {
            harness.end_step(Step { title: "the server starts".into(), ..Step::default() }, stop);
        }
        Ok(harness)
    }

    /// Starts a second server in the same process, for the same scene.
    pub(crate) async fn anew(&mut self) {
        // They stay connected: a count of all connections of the process is wrong from now on.
        self.former = std::mem::take(&mut self.people);
        (self.fences, self.ended, self.asleep) = (0, 0, false);
        (self.only, self.rising, self.past, self.moments) = (None, None, None, None);
        self.doubtful.clear();
        self.transcript = Transcript::default();
        (self.process.facts.step, self.process.facts.again) = (0, true);
        self.process.tell(&protocol::Order::Anew).await;
        match self.process.listening().await {
            Ok(ports) => self.ports = ports,
            Err(stop) => self.end_step(Step { title: "the server starts".into(), ..Step::default() }, stop),
        }
    }

    /// Ends the server's process and returns what it said.
    pub(crate) fn close(mut self) -> (Transcript, Option<Stop>, Facts) {
        self.process.finish();
        (std::mem::take(&mut self.transcript), self.stop.take(), std::mem::take(&mut self.process.facts))
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

    /// Somebody who will connect in a later step, by [`Client::connect`].
    pub fn prepare(&mut self, mut person: Person) -> Client {
        if matches!(self.hosting, Hosting::App | Hosting::Nodes) {
            // Nothing may be added to a server that the learner owns: only the raw client has a fence of its own.
            person = person.raw();
        }
        self.people.push(Participant { person, log: Log::new(), line: Line::NotYet, gone: false });
        Client(self.people.len() - 1)
    }

    /// Performs the actions, one after the other, without waiting for the server in between; then settles, and lets a
    /// second of the server's time pass. The order in which one client hears things is not judged.
    pub async fn step(&mut self, title: &str, actions: impl Actions) {
        self.play(title, actions, SECOND, Order::Free).await;
    }

    /// As [`Harness::step`], where the contract names an order: what one client hears is judged in its order, acks
    /// included.
    pub async fn step_in_order(&mut self, title: &str, actions: impl Actions) {
        self.play(title, actions, SECOND, Order::Judged).await;
    }

    /// As [`Harness::step`], while the server's time stands still.
    pub async fn at_once(&mut self, title: &str, actions: impl Actions) {
        self.play(title, actions, 0, Order::Free).await;
    }

    /// Only time passes.
    pub async fn pass(&mut self, title: &str, millis: u64) {
        self.play(title, [], millis, Order::Free).await;
    }

    /// From now on, only these are recorded: names of events, and `ack of EVENT`. With ` …` behind it, that it came is
    /// recorded, and not what it said.
    pub fn only(&mut self, names: &[&str]) {
        self.only = Some(names.iter().map(|name| record::Only::read(name)).collect());
    }

    /// From now on, numbers under `key` are written as their rank among those with the same `group`: where a contract
    /// says only that ids rise within a group, an answer may choose them.
    pub fn rising(&mut self, key: &'static str, group: &'static str) {
        self.rising = Some(ids::Rising::new(key, group));
    }

    /// From now on, an event `new` that comes after the list of what has been is written as if it had been in that list,
    /// where both name the same `group`: on which side of the border a message falls is nobody's affair, as long as it
    /// falls on one. One that comes before the list, or on both sides, or on neither, stays visible.
    pub fn border(&mut self, past: Past) {
        self.past = Some(past);
    }

    async fn play(&mut self, title: &str, actions: impl Actions, millis: u64, order: Order) {
        if self.stop.is_some() {
            return;
        }
        let actions = actions.into_actions();
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        let settled = match self.perform(actions, &mut step).await {
            Ok(()) => self.settle(millis).await,
            Err(stop) => Err(stop),
        };
        self.finish(step, settled, order);
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
        let Some(redis) = self.redis.as_mut().filter(|_| self.stop.is_none()) else { return };
        let sent = vec![Sent { client: REDIS.into(), act }];
        let step = Step { title: title.to_owned(), sent, ..Step::default() };
        let settled = match does(redis).await {
            Ok(()) => self.settle(SECOND).await,
            Err(stop) => Err(stop),
        };
        self.finish(step, settled, Order::Free);
    }

    /// Writes down what was heard in this step.
    pub(super) fn finish(&mut self, mut step: Step, settled: Result<(), Stop>, order: Order) {
        step.heard = self.heard(order);
        match settled {
            Err(stop) => self.end_step(step, stop),
            Ok(()) if self.process.facts.panic.is_some() => {
                self.end_step(step, Stop::Fault(transcript::Fault::Panicked));
            }
            Ok(()) => self.keep(step),
        }
    }

    pub(crate) fn process(&mut self) -> &mut Process {
        &mut self.process
    }

    /// Why nothing can be said of what was heard, if the machine was too slow for it. On the last try, what was certainly
    /// wrong is wrong.
    pub(crate) fn doubt(&self, right: &Transcript) -> Option<String> {
        let longest = self.doubtful.iter().map(|&(_, late)| late).max()?;
        let certain = |at: &usize| !self.doubtful.iter().any(|(step, _)| step == at);
        let steps = &self.transcript.steps;
        let wrong = (0..steps.len()).filter(certain).any(|at| right.steps.get(at) != steps.get(at));
        (!self.last_try || !wrong).then(|| complaint(longest))
    }

    /// Whether the learner's code has panicked so far.
    pub(crate) fn panicked(&self) -> bool {
        self.process.facts.panic.is_some()
    }

    /// The scene ends with the step that was last recorded.
    pub(crate) fn fail_last(&mut self, fault: transcript::Fault) {
        if let Some(step) = self.transcript.steps.pop() {
            self.end_step(step, Stop::Fault(fault));
        }
    }

    /// This is how a step went.
    pub(crate) fn keep(&mut self, step: Step) {
        self.transcript.steps.push(step);
        self.process.facts.step = self.transcript.steps.len();
    }

    /// The scene ends with this step.
    pub(crate) fn end_step(&mut self, mut step: Step, stop: Stop) {
        if let Stop::Fault(fault) = stop {
            step.fault = Some(fault);
        }
        self.keep(step);
        self.stop = Some(stop);
    }
}

fn entering(names: &[String]) -> String {
    match names {
        [] => "nobody connects".into(),
        [one] => format!("{one} connects"),
        [first @ .., last] => format!("{} and {last} connect", first.join(", ")),
    }
}
