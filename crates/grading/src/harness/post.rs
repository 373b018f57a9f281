//! What is posted over HTTP: who hears of it without having asked, and what is answered.

use tokio::task::JoinSet;
use transcript::{Act, Body, Fault, Heard, READER, Sent, Sound, Step, fold};

use super::record::normal;
use super::request::{Request, unreadable};
use super::{Harness, Sequence};
use crate::child::Stop;
use crate::protocol::Sleep;

/// So much of its own time a server may let pass before it answers, in milliseconds: none, or long enough for whoever
/// waits for acks that do not come.
const PATIENCE: [u64; 3] = [0, 1_000, 9_000];

impl Harness {
    /// Posts this over HTTP as `application/json`. Once the answer is there and the server at rest, writes down the
    /// answer's status and body, and what everybody has heard by then: no time passes behind the answer.
    pub async fn post(&mut self, title: &str, path: &str, body: &str) {
        self.post_at_once(title, path, &[body.to_owned()]).await;
    }

    /// As [`Harness::post`], for several requests on connections of their own, which the server finds all at once. Written
    /// down is the first of them, and how many there are. The order of what is heard is not judged.
    pub async fn post_at_once(&mut self, title: &str, path: &str, bodies: &[String]) {
        let Some(first) = bodies.first().filter(|_| self.scene.stop.is_none()) else { return };
        let body = match Body::read(first) {
            Body::Json(json) => Body::Json(normal(json, &[])),
            text => text,
        };
        let first = Act::Post { path: path.to_owned(), body };
        let act = match bodies.len() {
            1 => first,
            many => Act::Burst { first: Box::new(first), count: many as u64 },
        };
        let sent = vec![Sent { client: READER.into(), act }];
        let mut step = Step { title: title.to_owned(), sent, ..Step::default() };
        match self.posted(path, bodies).await {
            Ok(answers) => {
                step.heard = self.heard(Sequence::Free);
                let sounds: Vec<Sound> = answers.iter().map(|answer| self.describe(answer)).collect();
                step.heard.push(Heard { client: READER.into(), sounds: fold(sounds) });
                // An answer without a status may be a handler that panicked.
                if self.panicked() {
                    self.end_step(step, Stop::Fault(Fault::Panicked));
                } else {
                    self.keep(step);
                }
            }
            Err(stop) => self.end_step(step, stop),
        }
    }

    /// Posts while the server sleeps, so that it finds everything when it wakes; waits for all answers, and lets it come to rest.
    async fn posted(&mut self, path: &str, bodies: &[String]) -> Result<Vec<String>, Stop> {
        self.settle(0).await?;
        let before = self.let_pass(0).await?;
        let port = self.scene.ports.first().copied().unwrap_or_default();
        self.process.ask(Sleep).await?;
        self.scene.asleep = true;
        let mut waiting = JoinSet::new();
        for body in bodies {
            let head = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
            let sent = Request::send(port, &format!("POST {path}"), &head, body).await;
            waiting.spawn(sent.map_err(|error| unreadable(path, &error))?.answer());
        }
        self.wake().await?;
        // The requests' own connections end, too: with their answers.
        self.scene.ended += bodies.len() as u64;
        let mut answers = Vec::new();
        for millis in PATIENCE {
            // At rest, a server has answered all that it answers without more of its time: those connections have ended, and
            // what it said on them is on its way. Nobody waits to find out that nothing comes.
            let answered = self.let_pass(millis).await?.saturating_sub(before);
            while (answers.len() as u64) < answered
                && let Some(answer) = self.process.wait(waiting.join_next()).await
            {
                let Some(answer) = answer else { break };
                let answer = answer.map_err(std::io::Error::other).flatten();
                answers.push(answer.map_err(|error| unreadable(path, &error))?);
            }
            if answers.len() == bodies.len() {
                self.settle(0).await?;
                return Ok(answers);
            }
        }
        Err(Stop::Fault(Fault::Silent))
    }
}
