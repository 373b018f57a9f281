//! The server behind the door, and what it has received.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, Event, Extension, SocketRef};
use socketioxide::handler::ConnectHandler;
use socketioxide::socket::DisconnectReason;
use tokio::sync::watch;

use super::door::Door;
use super::{Arrival, Deed, Rules, Welcome};
use crate::child::CAP;
use crate::harness::words;

/// A client that comes again and again does so for as long as it is let: no two runs would count the same.
const NOTED: usize = 12;

pub(super) struct Server {
    pub(super) door: Arc<Door>,
    seen: Arc<Seen>,
    running: tokio::task::AbortHandle,
}

struct Seen {
    rules: Rules,
    door: Arc<Door>,
    /// How many texts the function has passed on.
    passed_on: watch::Receiver<usize>,
    notes: Mutex<Notes>,
    /// When the function was about to be called.
    opened: Instant,
}

#[derive(Default)]
struct Notes {
    lines: Vec<String>,
    connections: usize,
    /// When a connection was ended or refused, at the earliest.
    ended: Option<Instant>,
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
    pub(super) async fn start(rules: Rules, passed_on: watch::Receiver<usize>) -> io::Result<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let door = Arc::new(Door::new(listener.local_addr()?));
        door.open().await?;
        if !rules.listens {
            // The port is ours no more, and nobody else's so soon.
            door.close();
        }
        let hours = Duration::from_secs(24 * 3600);
        let (layer, io) = SocketIo::builder().ping_interval(hours).ping_timeout(hours).build_layer();
        let seen =
            Arc::new(Seen { rules, door: door.clone(), passed_on, notes: Mutex::default(), opened: Instant::now() });
        attach(&io, &seen);
        let app = axum::Router::new().layer(layer);
        let running = tokio::spawn(async move { drop(axum::serve(listener, app).await) }).abort_handle();
        Ok(Self { door, seen, running })
    }

    /// What has arrived so far, one line each.
    pub(super) fn lines(&self) -> Vec<String> {
        self.seen.notes().lines.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.running.abort();
    }
}

impl Seen {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, connection: usize, what: &str) {
        if connection <= NOTED {
            self.notes().lines.push(format!("connection {connection}: {what}"));
        }
    }

    /// Somebody asks for the namespace.
    fn arrives(&self) -> (usize, Welcome) {
        let mut notes = self.notes();
        notes.connections += 1;
        let connection = notes.connections;
        let welcomes = self.rules.welcomes;
        let welcome = welcomes.get(connection - 1).or(welcomes.last()).copied().unwrap_or(Welcome::In);
        let how = match welcome {
            Welcome::In => "comes in",
            Welcome::Refused => "is refused",
            Welcome::Silence => "is never answered",
        };
        // The client learned of the end later than we did: a right one is never too early.
        let early = notes.ended.is_some_and(|ended| ended.elapsed() < self.rules.delay);
        let waited = connection == 1 && !self.rules.prompt.is_zero() && self.opened.elapsed() >= self.rules.prompt;
        let early = match (early, waited) {
            (true, _) => ", too early",
            (false, true) => ", late",
            (false, false) => "",
        };
        match connection {
            0..=NOTED => notes.lines.push(format!("connection {connection}: {how}{early}")),
            _ if connection == NOTED + 1 => notes.lines.push(format!("connection {connection}: and so on")),
            _ => {}
        }
        if welcome == Welcome::Refused {
            notes.ended = Some(Instant::now());
        }
        (connection, welcome)
    }
}

fn attach(io: &SocketIo, seen: &Arc<Seen>) {
    let at_the_door = seen.clone();
    let lets_in = async move |socket: SocketRef| {
        let (connection, welcome) = at_the_door.arrives();
        tokio::time::sleep(at_the_door.rules.letting_in).await;
        match welcome {
            Welcome::In => {
                socket.extensions.insert(Caller { connection, sent: Arc::default() });
                Ok(())
            }
            Welcome::Refused => Err(Refused),
            Welcome::Silence => std::future::pending().await,
        }
    };
    let seen = seen.clone();
    let serves = async move |socket: SocketRef| {
        let inside = seen.clone();
        socket.on_fallback(
            async move |socket: SocketRef,
                        Extension(caller): Extension<Caller>,
                        Event(event): Event,
                        Data(payload): Data<Value>,
                        ack: AckSender| {
                inside.hear(&socket, &caller, event, payload, ack).await;
            },
        );
        socket.on_disconnect(async move |Extension(caller): Extension<Caller>, reason: DisconnectReason| {
            if reason == DisconnectReason::ClientNSDisconnect && seen.rules.goodbye {
                seen.note(caller.connection, "says goodbye");
            }
        });
    };
    io.ns("/", serves.with(lets_in));
}

impl Seen {
    async fn hear(&self, socket: &SocketRef, caller: &Caller, event: String, payload: Value, ack: AckSender) {
        let nth = {
            let mut sent = caller.sent.lock().unwrap_or_else(PoisonError::into_inner);
            sent.push(event.clone());
            sent.iter().filter(|name| **name == event).count()
        };
        self.note(caller.connection, &words(&event, std::slice::from_ref(&payload)));
        let arrival = Arrival { connection: caller.connection, event, payload, nth };
        let mut ack = Some(ack);
        for deed in (self.rules.script)(&arrival) {
            match deed {
                Deed::Emit(event, payload) => drop(socket.emit(event, &payload)),
                Deed::Ack(value) => drop(ack.take().map(|ack| ack.send(&value))),
                Deed::Pause(time) => tokio::time::sleep(time).await,
                Deed::PassedOn(count) => {
                    let mut passed_on = self.passed_on.clone();
                    let enough = passed_on.wait_for(|so_far| *so_far >= count);
                    if tokio::time::timeout(CAP / 4, enough).await.is_err() {
                        self.note(arrival.connection, "what was said is not passed on");
                    }
                }
                Deed::Cut => {
                    self.notes().ended = Some(Instant::now());
                    self.door.cut();
                }
                Deed::Disconnect => {
                    self.notes().ended = Some(Instant::now());
                    drop(socket.clone().disconnect());
                }
                Deed::Away(time) => {
                    self.notes().ended = Some(Instant::now());
                    self.door.close();
                    tokio::time::sleep(time).await;
                    if let Err(error) = self.door.open().await {
                        self.note(arrival.connection, &format!("the port cannot be opened again: {error}"));
                    }
                }
            }
        }
    }
}
