//! The server behind the proxy, and what it has received.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Event, Extension, SocketRef, TryData};
use socketioxide::handler::ConnectHandler;
use socketioxide::socket::DisconnectReason;
use tokio::sync::watch;
use transcript::{GOODBYE, Sound, TOO_EARLY};

use super::proxy::Proxy;
use super::{Admission, Arrival, Reaction, Rules};
use crate::child::CAP;
use crate::harness::normal;
use crate::lateness::Lateness;

/// Whoever comes so much later than right is too late. A busy machine can be, too: its lateness is known.
const SLACK: Duration = Duration::from_millis(280);
/// A client that comes again and again would fill any transcript.
const CONNECTIONS: usize = 9;

/// Who is let in as soon as that is waited for, though the function has returned: otherwise it is a matter of luck whether
/// the client is seen at the door or inside.
const SHORTLY: Duration = Duration::from_millis(100);

const KNOCKS: &str = "asks to come in";

pub(crate) struct Server {
    pub(super) proxy: Arc<Proxy>,
    shared: Arc<Shared>,
    running: tokio::task::AbortHandle,
}

struct Shared {
    rules: Rules,
    proxy: Arc<Proxy>,
    /// How many texts the function has passed on.
    passed_on: watch::Receiver<usize>,
    lateness: Arc<Lateness>,
    notes: Mutex<Notes>,
}

#[derive(Default)]
struct Notes {
    /// What each connection did: how it began, in words, and its events.
    connections: Vec<Vec<Sound>>,
    /// Between these two somebody is to come.
    due: Option<(Instant, Instant)>,
    /// How late the machine was when something was last seen.
    before: Duration,
    pace: Pace,
    /// Since then the client has something to do at once.
    at_once: Option<Instant>,
}

/// How fast a call went.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pace {
    /// The longest that the machine held it up between two things that were seen.
    pub(super) held_up: Duration,
    /// All that the machine held it up.
    pub(super) in_all: Duration,
    /// The longest that something took which a client does at once: coming, saying the first word, coming again.
    pub(super) lag: Duration,
}

/// Which connection a socket is, and what it has sent.
#[derive(Clone)]
struct Caller {
    connection: usize,
    sent: Arc<Mutex<Vec<String>>>,
}

#[derive(Debug)]
struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("nobody comes in here")
    }
}

impl Server {
    pub(crate) async fn start(
        rules: Rules,
        passed_on: watch::Receiver<usize>,
        lateness: &Arc<Lateness>,
    ) -> io::Result<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let proxy = Arc::new(Proxy::new(listener.local_addr()?, rules.mute)?);
        if rules.listens {
            proxy.open()?;
        }
        let hours = Duration::from_secs(24 * 3600);
        let (interval, timeout) = rules.ping.unwrap_or((hours, hours));
        let (layer, io) = SocketIo::builder().ping_interval(interval).ping_timeout(timeout).build_layer();
        let shared = Arc::new(Shared {
            rules,
            proxy: proxy.clone(),
            passed_on,
            lateness: lateness.clone(),
            notes: Mutex::default(),
        });
        attach(&io, &shared);
        let app = axum::Router::new().layer(layer);
        let running = tokio::spawn(async move { drop(axum::serve(listener, app).await) }).abort_handle();
        Ok(Self { proxy, shared, running })
    }

    /// Where it is reached.
    pub(crate) fn port(&self) -> u16 {
        self.proxy.port()
    }

    /// The function is about to be called: the first try is to be made at once.
    pub(super) fn begin(&self) {
        let mut notes = self.shared.notes();
        notes.due = self.shared.rules.delay.map(|_| (Instant::now(), Instant::now() + SLACK));
        notes.before = self.shared.lateness.so_far();
        notes.at_once = Some(Instant::now());
    }

    /// How fast it went until now.
    pub(super) fn pace(&self) -> Pace {
        self.shared.looks().pace
    }

    /// Whether somebody is at the door, and will be in shortly.
    pub(super) fn is_letting_in(&self) -> bool {
        let knocks = |did: &Vec<Sound>| matches!(did.first(), Some(Sound::Prose(words)) if words.starts_with(KNOCKS));
        self.shared.rules.letting_in <= SHORTLY && self.shared.notes().connections.iter().any(knocks)
    }

    /// Whether it waits for somebody who should have come by now: a pause after the last try.
    pub(super) fn waits_in_vain(&self) -> bool {
        let notes = self.shared.notes();
        let somebody_came = !notes.connections.is_empty();
        somebody_came && notes.due.is_some_and(|(earliest, _)| Instant::now() > earliest)
    }

    /// What has arrived so far. The notes on a connection stay together: how it began, and its events. In
    /// which order a client joins its rooms is its own affair; its goodbye stands behind them.
    pub(super) fn sounds(&self) -> Vec<Sound> {
        let notes = self.shared.notes();
        let mut sounds = Vec::new();
        for (i, did) in notes.connections.iter().enumerate() {
            let mut did = did.clone();
            if let Some((_, events)) = did.split_first_mut() {
                events.sort_by_cached_key(|event| (matches!(event, Sound::Prose(_)), event.to_string()));
                if events.is_empty() && i > 0 && !self.shared.rules.returns {
                    continue;
                }
            }
            let note = |sound| Sound::Connection { number: i + 1, sound: Box::new(sound) };
            sounds.extend(did.into_iter().map(note));
        }
        if notes.connections.len() == CONNECTIONS {
            sounds.push(Sound::Prose("and more, without end".to_owned()));
        }
        sounds
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.running.abort();
    }
}

impl Shared {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something is seen: how long the machine has held it up is taken down.
    fn looks(&self) -> MutexGuard<'_, Notes> {
        let now = self.lateness.so_far();
        let mut notes = self.notes();
        let held_up = now.saturating_sub(notes.before);
        notes.pace.held_up = notes.pace.held_up.max(held_up);
        notes.pace.in_all += held_up;
        notes.before = now;
        notes
    }

    /// The client does what it was to do at once.
    fn comes(&self) -> MutexGuard<'_, Notes> {
        let mut notes = self.looks();
        if let Some(since) = notes.at_once.take() {
            notes.pace.lag = notes.pace.lag.max(since.elapsed());
        }
        notes
    }

    fn note(&self, connection: usize, what: Sound) {
        if let Some(did) = self.looks().connections.get_mut(connection - 1) {
            did.push(what);
        }
    }

    /// The connection ends now; a client that pays attention knows after `noticed` at the latest, and not before
    /// `unnoticed`.
    fn ends(&self, unnoticed: Duration, noticed: Duration) {
        let now = Instant::now();
        let due = self.rules.delay.map(|delay| (now + unnoticed + delay, now + noticed + delay + SLACK));
        let mut notes = self.looks();
        notes.due = due;
        notes.at_once = due.map(|(_, latest)| latest - SLACK);
    }

    /// Somebody asks for the namespace: which connection it is, and what it meets.
    fn arrives(&self) -> (usize, Admission) {
        let now = Instant::now();
        let mut notes = self.comes();
        let when = match notes.due.take() {
            Some((earliest, _)) if now < earliest => ", too early",
            Some((_, latest)) if now > latest => ", too late",
            _ => "",
        };
        if notes.connections.len() < CONNECTIONS {
            notes.connections.push(Vec::new());
        }
        let connection = notes.connections.len();
        let admissions = self.rules.admissions;
        let admission = admissions.get(connection - 1).or(admissions.last()).copied().unwrap_or(Admission::In);
        let how = match admission {
            Admission::In => KNOCKS,
            Admission::Refused => "is refused",
            Admission::Silence => "is never answered",
        };
        if let Some(did) = notes.connections.last_mut() {
            // One line, whatever happens to it: a client that goes on and on meets the same again.
            *did = vec![Sound::Prose(format!("{how}{when}"))];
        }
        drop(notes);
        if admission == Admission::Refused {
            self.ends(Duration::ZERO, self.rules.letting_in);
        }
        (connection, admission)
    }

    /// What was said of a connection's beginning is not true any more.
    fn corrects(&self, connection: usize, from: &str, to: &str) {
        if let Some(Sound::Prose(words)) =
            self.looks().connections.get_mut(connection - 1).and_then(|did| did.first_mut())
        {
            *words = words.replace(from, to);
        }
    }
}

fn attach(io: &SocketIo, shared: &Arc<Shared>) {
    let at_entry = shared.clone();
    let lets_in = async move |socket: SocketRef| {
        let (connection, admission) = at_entry.arrives();
        tokio::time::sleep(at_entry.rules.letting_in).await;
        match admission {
            Admission::In => {
                // If it is still there, it is let in at once.
                at_entry.corrects(connection, KNOCKS, TOO_EARLY);
                socket.extensions.insert(Caller { connection, sent: Arc::default() });
                Ok(())
            }
            Admission::Refused => Err(Refused),
            Admission::Silence => std::future::pending().await,
        }
    };
    let shared = shared.clone();
    let serves = async move |socket: SocketRef, Extension(caller): Extension<Caller>| {
        shared.corrects(caller.connection, TOO_EARLY, "comes in");
        shared.notes().at_once = Some(Instant::now());
        let inside = shared.clone();
        socket.on_fallback(
            async move |socket: SocketRef,
                        Extension(caller): Extension<Caller>,
                        Event(event): Event,
                        TryData(payload): TryData<Value>,
                        ack: AckSender| {
                inside.hear(&socket, &caller, event, payload.ok(), ack).await;
            },
        );
        socket.on_disconnect(async move |Extension(caller): Extension<Caller>, reason: DisconnectReason| {
            if reason == DisconnectReason::ClientNSDisconnect && shared.rules.goodbye {
                shared.note(caller.connection, Sound::Prose(GOODBYE.to_owned()));
            }
        });
    };
    io.ns("/", serves.with(lets_in));
}

impl Shared {
    async fn hear(&self, socket: &SocketRef, caller: &Caller, event: String, payload: Option<Value>, ack: AckSender) {
        let nth = {
            let mut sent = caller.sent.lock().unwrap_or_else(PoisonError::into_inner);
            sent.push(event.clone());
            sent.iter().filter(|name| **name == event).count()
        };
        drop(self.comes());
        let args = payload.iter().map(|payload| normal(payload.clone(), &[])).collect();
        self.note(caller.connection, Sound::event(event.clone(), args));
        let arrival = Arrival { connection: caller.connection, event, payload: payload.unwrap_or_default(), nth };
        let mut ack = Some(ack);
        for reaction in (self.rules.script)(&arrival) {
            match reaction {
                Reaction::Emit(event, payload) => drop(socket.emit(event, &payload)),
                Reaction::Ack(value) => drop(ack.take().map(|ack| ack.send(&value))),
                Reaction::Pause(time) => tokio::time::sleep(time).await,
                Reaction::PassedOn(count) => {
                    let mut passed_on = self.passed_on.clone();
                    let enough = passed_on.wait_for(|so_far| *so_far >= count);
                    if tokio::time::timeout(CAP / 4, enough).await.is_err() {
                        let words = "what was said is not passed on".to_owned();
                        self.note(arrival.connection, Sound::Prose(words));
                    }
                }
                Reaction::Cut => {
                    self.ends(Duration::ZERO, Duration::ZERO);
                    self.proxy.cut();
                }
                Reaction::Disconnect => {
                    self.ends(Duration::ZERO, Duration::ZERO);
                    drop(socket.clone().disconnect());
                }
                Reaction::FallSilent => {
                    // The client counts from the last ping, which may have come just now, or nearly an interval ago.
                    let (interval, timeout) = self.rules.ping.unwrap_or_default();
                    self.ends(timeout, interval + timeout);
                    self.proxy.fall_silent();
                }
                Reaction::Gone => self.proxy.close(),
                Reaction::Away(time) => {
                    self.proxy.close();
                    tokio::time::sleep(time).await;
                    // Nobody knows which of its tries finds the proxy open again.
                    let mut notes = self.notes();
                    (notes.due, notes.at_once) = (None, None);
                    drop(notes);
                    if let Err(error) = self.proxy.open() {
                        let words = format!("the port cannot be opened again: {error}");
                        self.note(arrival.connection, Sound::Prose(words));
                    }
                }
            }
        }
    }
}
