//! Knowing that a step is over: everything that was sent has been read, the server is at rest, and everybody has
//! received what was sent to them.
//!
//! Each connection is ordered. So a fence that comes back proves that all before it was read, and one that arrives
//! from a server at rest proves that all before it has arrived. Nobody waits to find out that nothing comes.

use std::time::{Duration, Instant};

use transcript::Fault;

use super::{BYTES, Connection, Harness};
use crate::child::Stop;
use crate::clients::Phase;
use crate::protocol::{Arm, Rest, Rested};

/// A server that is fine answers within less.
const AT_ONCE: Duration = Duration::from_millis(100);

impl Harness {
    pub(super) async fn settle(&mut self, millis: u64) -> Result<(), Stop> {
        self.wake().await?;
        self.read_fence().await?;
        self.rest(millis).await?;
        // The server's own fence is on its way to rust_socketio's clients; raw ones ask for a pong.
        self.ping_raw();
        self.all_fenced().await?;
        for participant in &self.scene.people {
            if let Connection::Real(client) = &participant.connection {
                client.end_step();
            }
        }
        Ok(())
    }

    /// Lets the server's time pass while somebody still waits for an answer. Returns how many connections have ended so far.
    pub(super) async fn let_pass(&mut self, millis: u64) -> Result<u64, Stop> {
        self.rest(millis).await
    }

    /// Everybody sends a fence; the server has read what came before when it answers.
    async fn read_fence(&mut self) -> Result<(), Stop> {
        self.scene.fences += 1;
        for participant in self.scene.people.iter().filter(|p| p.log.phase() == Phase::Connected) {
            match &participant.connection {
                Connection::Real(client) => client.fence(self.scene.fences).await,
                Connection::Raw(client) => client.fence(self.scene.fences),
                Connection::NotYet => {}
            }
        }
        self.all_fenced().await
    }

    fn ping_raw(&self) {
        for participant in self.scene.people.iter().filter(|p| p.log.phase() == Phase::Connected) {
            if let Connection::Raw(client) = &participant.connection {
                client.fence(self.scene.fences);
            }
        }
    }

    /// Waits until the last fence has come to everybody who is still connected.
    async fn all_fenced(&mut self) -> Result<(), Stop> {
        let fence = self.scene.fences;
        for participant in &self.scene.people {
            let met = participant.log.until(|state| state.phase != Phase::Connected || state.fence >= fence);
            if self.process.wait(met).await.is_none() {
                // Our own clients may be busy reading: what a right answer says takes no time.
                let heard: usize = self.scene.people.iter().map(|it| it.log.bytes()).sum();
                if self.scene.bytes + heard > BYTES {
                    return Err(Stop::Fault(Fault::TooMuch));
                }
                return Err(self.why_silent().await);
            }
        }
        Ok(())
    }

    /// The server comes to rest, time passes, it comes to rest again, and sends everybody the next fence. Two nodes
    /// rest when Redis has nothing for them either, before time passes and after it. Returns how many connections have ended.
    async fn rest(&mut self, millis: u64) -> Result<u64, Stop> {
        if self.redis.is_some() && millis > 0 {
            self.rest_once(0).await?;
        }
        self.rest_once(millis).await
    }

    async fn rest_once(&mut self, millis: u64) -> Result<u64, Stop> {
        let mut millis = millis;
        let (mut quiet, mut ended) = (true, 0);
        for _ in 0..100 {
            self.scene.fences += 1;
            let Rested { closed } = self.process.ask(Rest { fence: self.scene.fences, millis }).await?;
            quiet = match &mut self.redis {
                Some(redis) => redis.is_quiet().await?,
                None => true,
            };
            ended = closed;
            if closed >= self.scene.ended && quiet {
                return Ok(ended);
            }
            // A connection that we ended has not been dropped yet, or a node has still to hear of another one.
            millis = 0;
        }
        match quiet {
            true => Ok(ended),
            false => Err(Stop::NotGraded(
                "Something else uses this Redis server, so nobody can tell when your nodes are at rest. Set REDIS_URL \
                 to one that nobody else uses, or unset it."
                    .into(),
            )),
        }
    }

    /// Whether its thread, and not the machine, took the time to answer.
    fn was_blocked(&self, since: Instant, before: Option<Duration>) -> bool {
        let took = since.elapsed();
        let held_up = self.process.held_up().zip(before).map(|(now, before)| now.saturating_sub(before));
        took > AT_ONCE && held_up.is_some_and(|held_up| held_up < took / 2)
    }

    /// No fence came: the server is blocked, never rests, or is gone. Asking it tells which.
    pub(super) async fn why_silent(&mut self) -> Stop {
        let (since, before) = (Instant::now(), self.process.held_up());
        match self.process.ask(Arm).await {
            Err(stop) => stop,
            // It answers again, and did not until now: its thread was blocked.
            Ok(_) if self.was_blocked(since, before) => Stop::Fault(Fault::Silent),
            // The server is fine, so a client of ours is lost: rust_socketio panics when an ack that never came and a
            // later one share their random id. The scene is played once more.
            Ok(_) if !self.last_try => Stop::TooSlow,
            Ok(_) => Stop::Fault(Fault::Silent),
        }
    }
}
