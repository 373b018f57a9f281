//! Doing what a step says.

use std::time::Duration;

use serde_json::Value;
use transcript::{Act, Fault, Sent, Sound, Step};

use super::actions::{Action, Deed};
use super::record::normal;
use super::{Harness, Line};
use crate::child::{CAP, Stop};
use crate::clients::{Kind, Log, Phase, RawClient, RealClient};
use crate::protocol::{Order, Report};

/// More actions than this are shown as one line.
const SHOWN: usize = 6;

impl Harness {
    pub(super) async fn perform(&mut self, actions: Vec<Action>, step: &mut Step) -> Result<(), Stop> {
        // rust_socketio's acks collide: see `clients::real`.
        for (i, action) in actions.iter().enumerate() {
            let asks = |a: &Action| a.who == action.who && matches!(a.deed, Deed::Ask { .. });
            let twice = asks(action) && actions[..i].iter().any(asks);
            assert!(!twice || self.is_raw(action), "whoever asks twice in one step must be `.raw()`: {}", step.title);
        }
        step.sent = self.sent(&actions);
        for action in actions {
            let who = action.who.0;
            self.act(action).await?;
            if let (true, Line::Raw(client)) = (self.asleep, &self.people[who].line) {
                // The server finds things in the order in which they were sent.
                client.sent().await;
            }
        }
        Ok(())
    }

    fn is_raw(&self, action: &Action) -> bool {
        self.people[action.who.0].person.kind == Kind::Raw
    }

    async fn act(&mut self, action: Action) -> Result<(), Stop> {
        let who = action.who.0;
        if matches!(action.deed, Deed::Connect) {
            return self.join(who).await;
        }
        let over_websocket = self.people[who].person.kind != Kind::Polling;
        if matches!(action.deed, Deed::Leave | Deed::Close | Deed::Cut) && over_websocket {
            // Somebody whom the server has already disconnected ends nothing more.
            self.ended += u64::from(self.people[who].log.phase() == Phase::Connected);
        }
        match (&mut self.people[who].line, action.deed) {
            // She could not connect: her further plans come to nothing.
            (Line::NotYet, _) => {}
            (Line::Real(client), deed) => match deed {
                Deed::Emit { event, payload } => client.emit(&event, payload).await,
                Deed::Ask { event, payload } => client.ask(&event, payload).await,
                Deed::Leave => client.leave().await,
                Deed::Connect | Deed::Reply { .. } | Deed::Frame(_) | Deed::Close | Deed::Cut => {
                    panic!("{} must be `.raw()` for this", self.people[who].person.label)
                }
            },
            (Line::Raw(client), deed) => match deed {
                Deed::Emit { event, payload } => client.emit(&event, &payload),
                Deed::Ask { event, payload } => client.ask(&event, &payload),
                Deed::Reply { event, payload } => client.reply(&event, &payload),
                Deed::Frame(text) => client.frame(text),
                Deed::Leave => client.leave().await,
                Deed::Close => client.close().await,
                Deed::Cut => client.cut().await,
                Deed::Connect => {}
            },
        }
        Ok(())
    }

    /// Connects and waits for the server's answer. Time passes only where the server waits for it.
    async fn join(&mut self, who: usize) -> Result<(), Stop> {
        let (person, log) = (self.people[who].person.clone(), self.people[who].log.clone());
        let before = self.sockets().await?;
        let port = self.ports.get(person.node).copied().unwrap_or_default();
        let opened = tokio::time::timeout(CAP, async {
            Ok::<_, String>(match person.kind {
                Kind::Raw => Line::Raw(Box::new(RawClient::connect(port, &person, &log, &self.fence).await?)),
                _ => Line::Real(Box::new(RealClient::connect(port, &person, &log, &self.fence).await?)),
            })
        })
        .await;
        match opened {
            Ok(Ok(line)) => self.people[who].line = line,
            // No HTTP, no Socket.IO: the server is there, and does not speak it.
            Ok(Err(error)) => {
                log.over(Sound::Prose(format!("cannot connect: {}", plain(&error))));
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
            self.fences += 1;
            let fence = self.fences;
            if let Line::Raw(client) = &self.people[who].line {
                client.fence(fence);
            }
            let log = self.people[who].log.clone();
            let met = log.until(|state| state.phase != Phase::Joining || state.fence >= fence);
            if tokio::time::timeout(CAP, met).await.is_err() {
                return Err(self.why_silent().await);
            }
            self.sockets().await?;
        }
        Ok(self.people[who].log.phase() != Phase::Joining)
    }

    /// Lets the server come to rest, with the fence on every socket, and names them. A learner's own server has none
    /// that we could name.
    async fn sockets(&mut self) -> Result<Vec<String>, Stop> {
        let armed = |report| if let Report::Armed { sockets } = report { Some(sockets) } else { None };
        self.process.ask(Order::Arm, armed).await
    }

    /// What is written down as sent. A burst is one line for each person.
    fn sent(&self, actions: &[Action]) -> Vec<Sent> {
        let mut sent: Vec<Sent> = Vec::new();
        let mut last: Option<(usize, Option<&str>)> = None;
        let fold = actions.len() > SHOWN;
        for action in actions {
            let client = self.people[action.who.0].person.label.clone();
            let plain = |payload: &Value| normal(payload.clone(), &[]);
            let act = match &action.deed {
                // The title says who connects.
                Deed::Connect => continue,
                Deed::Emit { event, payload } => {
                    Act::Emits { event: event.clone(), payload: plain(payload), asks: false }
                }
                Deed::Ask { event, payload } => {
                    Act::Emits { event: event.clone(), payload: plain(payload), asks: true }
                }
                Deed::Reply { event, payload } => Act::Acknowledges { event: event.clone(), payload: plain(payload) },
                Deed::Frame(text) => Act::Frame(text.clone()),
                Deed::Leave => Act::Disconnects,
                Deed::Close => Act::Closes,
                Deed::Cut => Act::CutOff,
            };
            let event = match &action.deed {
                Deed::Emit { event, .. } | Deed::Ask { event, .. } => Some(event.as_str()),
                _ => None,
            };
            let again = fold && event.is_some() && last == Some((action.who.0, event));
            last = Some((action.who.0, event));
            match sent.last_mut().filter(|_| again) {
                Some(before) => before.act = once_more(before.act.clone()),
                None => sent.push(Sent { client, act }),
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
