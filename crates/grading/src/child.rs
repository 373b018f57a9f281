//! The grader's hold on the server's process: starting it, asking it, and saying how it ended.

use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::marker::PhantomData;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use sandbox::Group;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::net::tcp::OwnedWriteHalf;
use transcript::Fault;
use transcript::server_record::Entry;
use transcript::shown::cut;

use crate::lateness::Excuse;
use crate::protocol::{Clock, MESSAGE, Message, NumberedOrder, Order, Setup, Start, Started, VARIABLE, VERSION};
use crate::reports::Reports;
use crate::traced::Traced;

/// How long anything may take before the answer counts as stuck. A right answer needs milliseconds.
pub(crate) const CAP: Duration = Duration::from_secs(4);
/// What is kept of what the learner's code prints.
const PRINTS: usize = 16 * 1024;
/// What is kept of what the server does in a step.
const ENTRIES: usize = 2_000;

/// Why a scene cannot go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The learner's code is at fault.
    Fault(Fault),
    /// The machine or the tool is at fault: why, and how to mend it.
    NotGraded(String),
    /// A program that this exercise needs, and most do not, is not installed: which, and how to get it.
    Lacking(String),
    /// The machine was too slow to tell right from wrong: play it once more.
    TooSlow,
}

/// What the process said besides answers to orders.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// Where it panicked, and with which message.
    pub(crate) panic: Option<(String, String)>,
    /// How the process ended, if it did: "exit status: 0".
    pub(crate) exit: Option<String>,
    pub(crate) printed: String,
    /// The error with which the learner's code refused to start.
    pub(crate) not_started: Option<String>,
    /// A second server of the learner's code runs in the process.
    pub(crate) again: bool,
}

/// What the server did in a step, as it came. It is read if somebody asks why an answer is wrong.
#[derive(Debug, Default)]
pub(crate) struct Backlog(Vec<Part>);

#[derive(Debug)]
enum Part {
    Traced(Vec<u8>),
    Panic { place: String, message: String },
}

impl Backlog {
    /// All of it. It explains, and what nobody can read explains nothing.
    pub(crate) fn read(self) -> Traced {
        let mut all = Traced::default();
        for part in self.0 {
            match part {
                Part::Traced(bytes) => {
                    if let Some(traced) = Traced::read(&bytes) {
                        all.add(traced);
                    }
                }
                Part::Panic { place, message } => {
                    all.add(Traced { entries: vec![Entry::Panicked { place, message }], ..Traced::default() });
                }
            }
        }
        all
    }
}

impl Traced {
    /// What came later. A step has a bounded number of entries.
    fn add(&mut self, later: Self) {
        self.entries.extend(later.entries);
        self.cut |= later.cut || self.entries.len() > ENTRIES;
        self.entries.truncate(ENTRIES);
        if later.rooms.is_some() {
            self.rooms = later.rooms;
        }
    }
}

#[derive(Debug)]
pub(crate) struct Process {
    group: Group,
    reports: Reports,
    orders: OwnedWriteHalf,
    prints: Arc<Mutex<Vec<u8>>>,
    /// Ends when both pipes are read to their ends.
    all_read: mpsc::Receiver<()>,
    pub(crate) facts: Facts,
    /// What the server did since this was last taken.
    pub(crate) traced: Backlog,
    /// The number of the last order.
    last_order: u64,
    /// Whether the runtime has taken it up.
    taken_up: bool,
    /// Whether the machine explains that nothing comes. Nothing is known of it before the server listens.
    excuse: Excuse,
}

/// An order that has been given, and whose reply is still to come.
#[derive(Debug)]
pub(crate) struct Given<O> {
    id: u64,
    kind: PhantomData<O>,
}

/// The reply to some order.
#[derive(Debug)]
pub(crate) struct Reply {
    id: u64,
    reply: serde_json::Value,
}

impl Reply {
    pub(crate) fn is_to<O>(&self, given: &Given<O>) -> bool {
        self.id == given.id
    }

    pub(crate) fn read<O: Order>(self, _: &Given<O>) -> Result<O::Reply, Stop> {
        serde_json::from_value(self.reply).map_err(|_| Stop::Fault(Fault::Garbled))
    }
}

/// Something that a scene waits for.
#[derive(Debug)]
pub(crate) enum Event {
    /// An order that was given has been taken up.
    TakenUp,
    Reply(Reply),
    /// The learner's function has passed something on before it returned.
    PassedOn {
        call: usize,
    },
}

impl Process {
    /// Starts the process and waits until it has called back.
    pub(crate) async fn start(
        mut command: Command,
        clock: Clock,
        fence: &str,
        redis: Option<&str>,
    ) -> Result<Self, Stop> {
        let failed = |what: &str, error: &dyn std::fmt::Display| Stop::NotGraded(format!("{what}: {error}"));
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .map_err(|e| failed("This machine gives no port on 127.0.0.1", &e))?;
        let address = listener.local_addr().map_err(|e| failed("This machine gives no port on 127.0.0.1", &e))?;
        let setup = Setup {
            version: VERSION,
            address,
            token: random_name(),
            clock,
            fence: fence.to_owned(),
            redis: redis.map(str::to_owned),
        };
        let told = serde_json::to_string(&setup).map_err(|e| failed("The server's process cannot be told", &e))?;
        command.env(VARIABLE, told).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut group = Group::start(&mut command).map_err(|e| failed("The server's process does not start", &e))?;
        let prints = Arc::default();
        let (reads, all_read) = mpsc::channel();
        if let Some(out) = group.child().stdout.take() {
            keep(out, &prints, reads.clone());
        }
        if let Some(err) = group.child().stderr.take() {
            keep(err, &prints, reads);
        }
        let called = tokio::time::timeout(CAP * 3, listener.accept()).await;
        let stream = match called {
            Ok(Ok((stream, _))) => stream,
            Ok(Err(error)) => return Err(failed("The server's process cannot be reached", &error)),
            Err(_) => {
                group.end();
                let said = String::from_utf8_lossy(&prints.lock().unwrap_or_else(PoisonError::into_inner)).into_owned();
                return Err(failed("The server's process did not call back in time. Is 127.0.0.1 blocked?", &said));
            }
        };
        // Nagle's algorithm would hold orders back; without the option they are only slower.
        drop(stream.set_nodelay(true));
        let (read, orders) = stream.into_split();
        let mut process = Self {
            group,
            reports: Reports::new(read),
            orders,
            prints,
            all_read,
            facts: Facts::default(),
            traced: Backlog::default(),
            last_order: 0,
            taken_up: false,
            excuse: Excuse::default(),
        };
        match process.message(Instant::now() + CAP, false).await? {
            Message::Hello { token, version: VERSION } if token == setup.token => Ok(process),
            Message::Hello { token, version } if token == setup.token => Err(Stop::NotGraded(format!(
                "The server's process speaks version {version} of the protocol, and the grader version {VERSION}: build both \
                 anew."
            ))),
            _ => Err(Stop::NotGraded("A stranger called instead of the server's process. Run it again.".into())),
        }
    }

    /// The system's number of it.
    #[cfg(target_os = "linux")]
    pub(crate) fn id(&self) -> u32 {
        self.group.id()
    }

    /// Starts the learner's server: where it listens, or all of its nodes do.
    pub(crate) async fn start_server(&mut self) -> Result<Vec<u16>, Stop> {
        match self.ask(Start).await? {
            Started::Listening { ports } => {
                self.excuse = Excuse::of(self);
                Ok(ports)
            }
            Started::Panicked => Err(Stop::Fault(Fault::Panicked)),
            Started::Refused { why } => {
                self.facts.not_started = Some(cut(&why, MESSAGE));
                Err(Stop::Fault(Fault::NotStarted))
            }
        }
    }

    /// Gives an order and waits for the answer to it.
    pub(crate) async fn ask<O: Order>(&mut self, order: O) -> Result<O::Reply, Stop> {
        let given = self.tell(order).await;
        let since = Instant::now();
        loop {
            // Once it is taken up, time begins anew.
            let deadline = if self.taken_up { Instant::now() + CAP } else { since + CAP };
            if let Event::Reply(reply) = self.next(deadline, true).await?
                && reply.is_to(&given)
            {
                return reply.read(&given);
            }
        }
    }

    /// How long the machine has held the server up so far, where that is known.
    pub(crate) fn held_up(&self) -> Option<Duration> {
        self.excuse.held_up()
    }

    /// Waits for something that a server does at once: see [`Excuse::wait`].
    pub(crate) async fn wait<T>(&self, happens: impl Future<Output = T>) -> Option<T> {
        self.excuse.wait(happens).await
    }

    /// Gives an order whose reply is awaited later, among the events.
    pub(crate) async fn tell<O: Order>(&mut self, order: O) -> Given<O> {
        self.taken_up = false;
        self.last_order += 1;
        let order = NumberedOrder { id: self.last_order, order: order.into() };
        let mut line = serde_json::to_vec(&order).unwrap_or_default();
        line.push(b'\n');
        // A process that is gone is noticed when its answer does not come.
        drop(self.orders.write_all(&line).await);
        Given { id: order.id, kind: PhantomData }
    }

    /// What happens next, until then at the latest. A panic is kept as a fact.
    pub(crate) async fn event(&mut self, deadline: Instant) -> Result<Event, Stop> {
        self.next(deadline, false).await
    }

    async fn next(&mut self, deadline: Instant, at_once: bool) -> Result<Event, Stop> {
        loop {
            match self.message(deadline, at_once).await? {
                Message::TakenUp { id } => {
                    self.taken_up |= id == self.last_order;
                    return Ok(Event::TakenUp);
                }
                Message::Reply { id, reply } => return Ok(Event::Reply(Reply { id, reply })),
                Message::PassedOn { call } => return Ok(Event::PassedOn { call }),
                Message::Panicked { place, message } => {
                    let (place, message) = (cut(&in_package(&place), MESSAGE), cut(&message, MESSAGE));
                    self.traced.0.push(Part::Panic { place: place.clone(), message: message.clone() });
                    self.facts.panic.get_or_insert((place, message));
                }
                Message::Unread(bytes) => self.traced.0.push(Part::Traced(bytes)),
                // A scene does not ask for what its stage cannot do. What was traced is not read yet.
                Message::Hello { .. } | Message::Unsupported { .. } | Message::Traced(_) => {
                    return Err(Stop::Fault(Fault::Garbled));
                }
            }
        }
    }

    /// `at_once`: nothing but taking up an order is waited for, which a server does at once.
    async fn message(&mut self, deadline: Instant, at_once: bool) -> Result<Message, Stop> {
        let reports = &mut self.reports;
        let next = async {
            let next = tokio::time::timeout_at(deadline.into(), reports.next());
            if at_once && !self.taken_up { self.excuse.wait(next).await.and_then(Result::ok) } else { next.await.ok() }
        };
        match next.await {
            Some(Ok(Some(message))) => Ok(message),
            Some(Ok(None)) => Err(self.ended()),
            Some(Err(stop)) => Err(stop),
            None if self.taken_up => Err(Stop::Fault(Fault::Restless)),
            None => Err(Stop::Fault(Fault::Silent)),
        }
    }

    /// The connection is gone, and so is the process, or it soon will be.
    fn ended(&mut self) -> Stop {
        let by_itself = self.group.ends_within(CAP / 2);
        let status = self.group.end().filter(|_| by_itself);
        self.facts.exit = status.map(|status| status.to_string());
        self.finish();
        // The runtime says so before it aborts. The answer could print it, too, and would still not have passed.
        let overflowed = self.facts.printed.contains("has overflowed its stack");
        Stop::Fault(if overflowed { Fault::Overflowed } else { Fault::Ended })
    }

    /// Ends the process and keeps what it printed.
    pub(crate) fn finish(&mut self) {
        // It may have ended by itself.
        self.group.end();
        // What it said last is in the pipes. A process of its own that it left behind may hold them open.
        let _ = self.all_read.recv_timeout(CAP / 8);
        let prints = self.prints.lock().unwrap_or_else(PoisonError::into_inner);
        self.facts.printed = String::from_utf8_lossy(&prints).into_owned();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Reads everything, so that a full pipe never blocks the process, and keeps the beginning.
fn keep(mut from: impl Read + Send + 'static, to: &Arc<Mutex<Vec<u8>>>, reads: mpsc::Sender<()>) {
    let to = to.clone();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            let mut kept = to.lock().unwrap_or_else(PoisonError::into_inner);
            let room = PRINTS.saturating_sub(kept.len()).min(read);
            kept.extend_from_slice(&buffer[..room]);
        }
        // Nobody waits for a message: the channel ends when both have been read.
        drop(reads);
    });
}

/// A name that nobody guesses: the standard library seeds each hasher from the system's random numbers.
pub(crate) fn random_name() -> String {
    let part = || std::hash::RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}

/// `src/lib.rs:14` instead of the path from the workspace's root.
fn in_package(place: &str) -> String {
    let place = place.replace('\\', "/");
    match place.rfind("/src/") {
        Some(at) => place[at + 1..].to_owned(),
        None if place.starts_with("src/") => place,
        None => place.rsplit('/').next().unwrap_or(&place).to_owned(),
    }
}
