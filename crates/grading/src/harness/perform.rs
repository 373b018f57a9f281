//! Doing what a step says.

use std::time::Duration;

use serde_json::Value;
use transcript::{Act, CANNOT_CONNECT, Fault, Sent, Sound, Step};

use super::actions::{Action, ActionKind};
use super::record::normal;
use super::{Connection, Harness};
use crate::child::{CAP, Stop};
use crate::clients::{Kind, Log, Person, Phase, RawClient, RealClient};
use crate::protocol::Arm;

/// More actions than this are shown as one line.
const SHOWN: usize = 6;

impl Harness {
    pub(super) async fn perform(&mut self, actions: Vec<Action>, step: &mut Step) -> Result<(), Stop> {
        // rust_socketio's acks collide: see `clients::real`.
        for (i, action) in actions.iter().enumerate() {
            let asks = |a: &Action| a.who == action.who && matches!(a.kind, ActionKind::Ask { .. });
            let twice = asks(action) && actions[..i].iter().any(asks);
            assert!(!twice || self.is_raw(action), "whoever asks twice in one step must be `.raw()`: {}", step.title);
        }
        step.sent = self.sent(&actions);
        for action in actions {
            let who = action.who.0;
            self.act(action).await?;
            if let (true, Connection::Raw(client)) = (self.scene.asleep, &self.scene.people[who].connection) {
                // The server finds things in the order in which they were sent.
                client.sent().await;
            }
        }
        Ok(())
    }

    fn is_raw(&self, action: &Action) -> bool {
        self.scene.people[action.who.0].person.kind == Kind::Raw
    }

    async fn act(&mut self, action: Action) -> Result<(), Stop> {
        let who = action.who.0;
        if matches!(action.kind, ActionKind::Connect) {
            return self.join(who).await;
        }
        let over_websocket = self.scene.people[who].person.kind != Kind::Polling;
        if matches!(action.kind, ActionKind::Leave | ActionKind::Close | ActionKind::Cut) && over_websocket {
            // Somebody whom the server has already disconnected ends nothing more.
            self.scene.ended += u64::from(self.scene.people[who].log.phase() == Phase::Connected);
        }
        match (&mut self.scene.people[who].connection, action.kind) {
            // She could not connect: her further plans come to nothing.
            (Connection::NotYet, _) => {}
            (Connection::Real(client), kind) => match kind {
                ActionKind::Emit { event, payload } => client.emit(&event, payload).await,
                ActionKind::Ask { event, payload } => client.ask(&event, payload).await,
                ActionKind::Leave => client.leave().await,
                ActionKind::Connect
                | ActionKind::Reply { .. }
                | ActionKind::Frame(_)
                | ActionKind::Bytes(_)
                | ActionKind::Close
                | ActionKind::Cut => {
                    panic!("{} must be `.raw()` for this", self.scene.people[who].person.label)
                }
            },
            (Connection::Raw(client), kind) => match kind {
                ActionKind::Emit { event, payload } => client.emit(&event, &payload),
                ActionKind::Ask { event, payload } => client.ask(&event, &payload),
                ActionKind::Reply { event, payload } => client.reply(&event, &payload),
                ActionKind::Frame(text) => client.frame(text),
                ActionKind::Bytes(bytes) => client.bytes(bytes),
                ActionKind::Leave => client.leave().await,
                ActionKind::Close => client.close().await,
                ActionKind::Cut => client.cut().await,
                ActionKind::Connect => {}
            },
        }
        Ok(())
    }

    /// Connects and waits for the server's answer. Time passes only where the server waits for it.
    async fn join(&mut self, who: usize) -> Result<(), Stop> {
        let (person, log) = (self.scene.people[who].person.clone(), self.scene.people[who].log.clone());
        let before = self.sockets().await?;
        let port = self.scene.ports.get(person.node).copied().unwrap_or_default();
        let opened = tokio::time::timeout(CAP, async {
            Ok::<_, String>(match person.kind {
                Kind::Raw => Connection::Raw(Box::new(RawClient::connect(port, &person, &log, &self.fence).await?)),
                _ => Connection::Real(Box::new(RealClient::connect(port, &person, &log, &self.fence).await?)),
            })
        })
        .await;
        match opened {
            Ok(Ok(connection)) => self.scene.people[who].connection = connection,
            // No HTTP, no Socket.IO: the server is there, and does not speak it.
            Ok(Err(error)) => {
                log.over(Sound::Prose(format!("{CANNOT_CONNECT}{}", plain(&error))));
                return Ok(());
            }
            Err(_) => return Err(Stop::Fault(Fault::Silent)),
        }
        let since = std::time::Instant::now();
        loop {
            let answered = match person.kind {
                Kind::Raw => self.answered_raw(who).await?,
                Kind::WebSocket | Kind::Polling => self.answered(&log, before.len()).await?,
            };
            if answered {
                break;
            }
            if since.elapsed() > CAP {
                // A namespace that never answers is part of what is heard: nothing.
                break;
            }
            self.let_pass(300).await?;
        }
        // The fence must be there before the first event is.
        let sockets = self.sockets().await?;
        if let Some(own) = sockets.into_iter().find(|id| !before.contains(id)) {
            log.has_id(&own);
        }
        Ok(())
    }

    /// Whether the server has answered. A socket more says so; only the client can tell a refusal.
    async fn answered(&mut self, log: &Log, before: usize) -> Result<bool, Stop> {
        let sockets = self.sockets().await?;
        let patience = if sockets.len() > before { CAP } else { Duration::from_millis(20) };
        let over = log.until(|state| state.phase != Phase::Joining);
        Ok(tokio::time::timeout(patience, over).await.is_ok())
    }

    /// The same for a raw client, which needs no patience: a pong before the server rests shows that it has read the
    /// request, and one after it that nothing was sent.
    async fn answered_raw(&mut self, who: usize) -> Result<bool, Stop> {
        for _ in 0..2 {
            self.scene.fences += 1;
            let fence = self.scene.fences;
            if let Connection::Raw(client) = &self.scene.people[who].connection {
                client.fence(fence);
            }
            let log = self.scene.people[who].log.clone();
            let met = log.until(|state| state.phase != Phase::Joining || state.fence >= fence);
            if tokio::time::timeout(CAP, met).await.is_err() {
                return Err(self.why_silent().await);
            }
            self.sockets().await?;
        }
        Ok(self.scene.people[who].log.phase() != Phase::Joining)
    }

    /// Lets the server come to rest, with the fence on every socket, and names them. A learner's own server has none
    /// that we could name.
    async fn sockets(&mut self) -> Result<Vec<String>, Stop> {
        Ok(self.process.ask(Arm).await?.sockets)
    }

    /// What is written down as sent. A burst is one line for each person, and for a crowd.
    fn sent(&self, actions: &[Action]) -> Vec<Sent> {
        let mut sent: Vec<Sent> = Vec::new();
        let mut last: Option<(&str, Option<&str>)> = None;
        let fold = actions.len() > SHOWN;
        for action in actions {
            let Person { label, in_a_crowd, auth, shows_auth, .. } = &self.scene.people[action.who.0].person;
            let plain = |payload: &Value| normal(payload.clone(), &[]);
            let act = match &action.kind {
                ActionKind::Connect if *shows_auth => Act::Connects { auth: auth.as_ref().map(plain) },
                // The title says who connects.
                ActionKind::Connect => continue,
                ActionKind::Emit { event, payload } => {
                    let payload = action.written.as_ref().unwrap_or(payload);
                    Act::Emits { event: event.clone(), payload: plain(payload), asks: false }
                }
                ActionKind::Ask { event, payload } => {
                    Act::Emits { event: event.clone(), payload: plain(payload), asks: true }
                }
                ActionKind::Reply { event, payload } => {
                    Act::Acknowledges { event: event.clone(), payload: plain(payload) }
                }
                ActionKind::Frame(text) => Act::Frame(text.clone()),
                ActionKind::Bytes(bytes) => Act::Prose(format!("sends a binary frame of {} bytes", bytes.len())),
                ActionKind::Leave => Act::Disconnects,
                ActionKind::Close => Act::Closes,
                ActionKind::Cut => Act::CutOff,
            };
            let event = match &action.kind {
                ActionKind::Emit { event, .. } | ActionKind::Ask { event, .. } => Some(event.as_str()),
                _ => None,
            };
            let again = fold && (event.is_some() || *in_a_crowd) && last == Some((label, event));
            last = Some((label, event));
            match sent.last_mut().filter(|_| again) {
                Some(before) => before.act = once_more(before.act.clone()),
                None => sent.push(Sent { client: label.clone(), act }),
            }
        }
        sent
    }
}

/// "… ×2", "… ×3".
fn once_more(act: Act) -> Act {
    match act {
        Act::Burst { first, count } => Act::Burst { first, count: count + 1 },
        first => Act::Burst { first: Box::new(first), count: 2 },
    }
}

/// Errors of the transport, without ports.
fn plain(error: &str) -> String {
    error.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect()
}
