//! Calling the learner's function against a server of ours.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use transcript::{Fault, Heard, Sent, Step};

use super::Rules;
use super::server::Server;
use crate::child::Stop;
use crate::harness::{FUNCTION, Harness};
use crate::protocol::{Order, Report};

/// A function that has not returned by then waits for something that will not come. A right one needs two seconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// As often, the grader's own runtime has looked for input: more than the hops from a client to a handler.
const BEATS: usize = 12;

impl Harness {
    /// Calls the function with `args`, and `url` in them, while a server behaves as the rules say. Records what the
    /// server received, and what `result` makes of what the function returned and of the time it took.
    pub async fn run(
        &mut self,
        title: &str,
        asked: &str,
        args: Value,
        rules: Rules,
        result: impl Fn(&Value, Duration) -> Vec<String>,
    ) {
        if self.stop.is_some() {
            return;
        }
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        step.sent.push(Sent { client: FUNCTION.into(), what: asked.to_owned() });
        match self.try_run(args, rules).await {
            Ok((seen, returned)) => {
                let mut lines = seen;
                lines.sort_by_key(|line| number(line));
                step.heard.push(Heard { client: "the server".into(), lines });
                let ended = returned.is_some();
                let lines = match returned {
                    Some((value, took)) => result(&value, took),
                    None => vec!["has not returned".to_owned()],
                };
                step.heard.push(Heard { client: FUNCTION.into(), lines });
                if ended {
                    self.transcript.steps.push(step);
                } else {
                    self.end_step(step, Stop::Fault(Fault::Unreturned));
                }
            }
            Err(stop) => self.end_step(step, stop),
        }
        if self.stop.is_none() && self.panicked() {
            self.fail_last(Fault::Panicked);
        }
    }

    async fn try_run(&mut self, args: Value, rules: Rules) -> Result<(Vec<String>, Option<(Value, Duration)>), Stop> {
        let broken = |error: std::io::Error| Stop::NotGraded(format!("No server on 127.0.0.1: {error}. Run it again."));
        let (pass_on, passed_on) = watch::channel(0);
        let server = Server::start(rules, passed_on).await.map_err(broken)?;
        let mut args = args;
        args["url"] = json!(format!("http://127.0.0.1:{}/", server.door.port()));

        let since = Instant::now();
        self.process().tell(&Order::Call { args }).await;
        let returned = loop {
            let patience = PATIENCE.saturating_sub(since.elapsed());
            let next = self.process().wait_for(patience, |report| match report {
                Report::Returned { value } => Some(Some(value)),
                Report::PassedOn => Some(None),
                _ => None,
            });
            match next.await {
                Ok(Some(value)) => break Some((value, since.elapsed())),
                Ok(None) => pass_on.send_modify(|count| *count += 1),
                Err(Stop::Fault(Fault::Restless | Fault::Silent)) => break None,
                Err(stop) => return Err(stop),
            }
        };
        if returned.is_some() {
            // What the client still had to send is on its way when it rests, and has arrived some beats later.
            let rested = |report| if let Report::Rested { .. } = report { Some(()) } else { None };
            self.process().ask(Order::Rest { fence: 0, millis: 0 }, rested).await?;
        }
        beat().await.map_err(broken)?;
        Ok((server.lines(), returned))
    }
}

/// The runtime looks for input so often: all that lies in a socket is taken up, and passed on, and taken up again.
async fn beat() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let mut one = TcpStream::connect(listener.local_addr()?).await?;
    let (mut other, _) = listener.accept().await?;
    for _ in 0..BEATS {
        one.write_all(b".").await?;
        other.read_exact(&mut [0]).await?;
        tokio::task::yield_now().await;
    }
    Ok(())
}

/// The lines of a connection stay together and in their order, but for what may come in any order.
fn number(line: &str) -> (usize, bool, String) {
    let number = line.trim_start_matches("connection ").split(':').next().and_then(|n| n.parse().ok());
    let event = line.contains('{');
    (number.unwrap_or(0), event, if event { line.to_owned() } else { String::new() })
}
