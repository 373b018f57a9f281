//! One connection: WebSocket frames, written and read without a Socket.IO library, so that the load costs little.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval_at, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use crate::tally::Heard;

/// How long the server may take for any one answer.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Person {
    socket: WebSocketStream<TcpStream>,
    number: u32,
    room: String,
}

/// What a person reports in the end.
#[derive(Debug)]
pub(crate) struct PersonFigures {
    pub(crate) number: u32,
    pub(crate) room: String,
    /// Messages that the server has acknowledged.
    pub(crate) said: u32,
    pub(crate) refused: u32,
    pub(crate) heard: Heard,
}

/// What all are told: to wait, to speak, to only listen, to go home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Wait,
    Speak,
    Listen,
    Home,
}

/// What all of them share.
#[derive(Debug)]
pub(crate) struct Crowd {
    pub(crate) people: u32,
    /// Between two messages of one person.
    pub(crate) pause: Duration,
    pub(crate) began: Instant,
    /// Deliveries so far.
    pub(crate) heard: AtomicU64,
    /// Messages whose ack has not come.
    pub(crate) waiting: AtomicI64,
}

impl Crowd {
    /// Microseconds since the load began.
    fn micros(&self) -> u32 {
        u32::try_from(self.began.elapsed().as_micros()).unwrap_or(u32::MAX)
    }
}

impl Person {
    /// Connects to acme and joins a room.
    pub(crate) async fn arrive(port: u16, number: u32, room: String) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let url = format!("ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket");
        let (socket, _) = tokio_tungstenite::client_async(url, stream).await?;
        let mut person = Self { socket, number, room };
        person.until("0").await?;
        person.send(format!("40/org/acme,{{\"name\":\"person {number}\"}}")).await?;
        person.until("40/org/acme,").await?;
        person.ask("join", &format!("{{\"room\":\"{}\"}}", person.room.clone())).await?;
        Ok(person)
    }

    /// Asks and waits for the ack; returns its frame.
    pub(crate) async fn ask(&mut self, event: &str, payload: &str) -> Result<String> {
        self.send(format!("42/org/acme,0[\"{event}\",{payload}]")).await?;
        self.until("43/org/acme,0").await
    }

    /// Sends the same again and again, and reads nothing.
    pub(crate) async fn send_many(&mut self, event: &str, payload: &str, times: u32) -> Result<()> {
        for number in 1..=times {
            self.send(format!("42/org/acme,{number}[\"{event}\",{payload}]")).await?;
        }
        Ok(())
    }

    /// Says goodbye.
    pub(crate) async fn leave(mut self) -> Result<()> {
        self.send("41/org/acme,".into()).await?;
        self.socket.close(None).await?;
        while let Some(Ok(_)) = timeout(PATIENCE, self.socket.next()).await? {}
        Ok(())
    }

    async fn send(&mut self, text: String) -> Result<()> {
        Ok(self.socket.send(Message::text(text)).await?)
    }

    /// Reads until a frame that begins like this.
    async fn until(&mut self, start: &str) -> Result<String> {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await.with_context(|| format!("no {start} came"))?;
            match message.context("the server closed the connection")?? {
                Message::Text(text) if text.starts_with(start) => return Ok(text.to_string()),
                Message::Text(text) if text.as_str() == "2" => self.send("3".into()).await?,
                Message::Text(text) if text.starts_with("44") => bail!("refused: {text}"),
                _ => {}
            }
        }
    }

    /// Speaks once every `pause`, each time after the ack of the time before, and checks all that it hears.
    pub(crate) async fn live(mut self, crowd: Arc<Crowd>, mut phases: watch::Receiver<Phase>) -> Result<PersonFigures> {
        let heard = Heard::new(crowd.people);
        let mut report = PersonFigures { number: self.number, room: self.room.clone(), said: 0, refused: 0, heard };
        phases.wait_for(|phase| *phase == Phase::Speak).await?;
        // Spread over the pause, so that they do not all speak in one moment.
        let first = tokio::time::Instant::now() + crowd.pause * self.number / crowd.people;
        let mut turns = interval_at(first, crowd.pause);
        turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut number = 0;
        let mut waits = false;
        loop {
            let phase = *phases.borrow_and_update();
            if phase == Phase::Home {
                return Ok(report);
            }
            tokio::select! {
                message = self.socket.next() => match message.context("the server closed the connection")?? {
                    Message::Text(text) if text.starts_with("42/org/acme,[\"said\"") => {
                        let now = crowd.micros();
                        let (speaker, number, sent) = read(&text).with_context(|| format!("a foreign message: {text}"))?;
                        report.heard.hear(speaker, number, now.saturating_sub(sent));
                        crowd.heard.fetch_add(1, Ordering::Relaxed);
                    }
                    Message::Text(text) if text.starts_with("43") => {
                        waits = false;
                        crowd.waiting.fetch_sub(1, Ordering::Relaxed);
                        if text.contains("\"error\"") { report.refused += 1 } else { report.said += 1 }
                    }
                    Message::Text(text) if text.as_str() == "2" => self.send("3".into()).await?,
                    _ => {}
                },
                _ = turns.tick(), if phase == Phase::Speak && !waits => {
                    number += 1;
                    waits = true;
                    crowd.waiting.fetch_add(1, Ordering::Relaxed);
                    let text = format!("s{} n{number} t{} ", self.number, crowd.micros());
                    self.send(format!("42/org/acme,7[\"say\",{{\"room\":\"{}\",\"text\":\"{text}\"}}]", self.room)).await?;
                }
                changed = phases.changed() => changed?,
            }
        }
    }
}

/// Speaker, number and time from `"text":"s7 n3 t123456 "`.
fn read(frame: &str) -> Option<(u32, u32, u32)> {
    let text = &frame[frame.find("\"text\":\"s")? + 9..];
    let mut parts = text.split(' ');
    let mut next = |letter: &str| parts.next()?.trim_start_matches(letter).parse().ok();
    Some((next("s")?, next("n")?, next("t")?))
}
