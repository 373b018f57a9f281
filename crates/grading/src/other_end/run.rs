//! Calling the learner's function against servers of ours.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use transcript::{Act, FUNCTION, Fault, Heard, SERVER, Sent, Sound, Step};

use super::Run;
use super::server::{Server, TOO_EARLY};
use crate::child::{Event, Given, Process, Stop};
use crate::harness::Harness;
use crate::metronome::{LATE, Metronome, VERY_LATE};
use crate::protocol::{CallFunction, Outcome, Rest};

/// A function that has not returned by then waits for something that will not come. A right one needs three seconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// As often, the grader's own runtime has looked for input: more than the hops from a client to a handler.
const BEATS: usize = 12;
/// So often, client and server have come to rest in turn after the function has returned.
const TURNS: u32 = 3;

/// A call, and what came of it.
struct Call {
    run: Run,
    server: Server,
    pass_on: watch::Sender<usize>,
    /// The order to call it, until it is over.
    given: Option<Given<CallFunction>>,
    /// How it ended, and the time it took.
    over: Option<(Outcome, Duration)>,
    /// It has paused before it returned, as if it would try once more.
    paused: bool,
    /// How many turns are left until what the server has received is written down.
    turns: u32,
    noted: Option<Vec<Sound>>,
}

impl Harness {
    /// Calls the function once for each of these, side by side, and writes down one step for each: what the server
    /// received, and what the function returned. The first one that does not return, or panics, is the last.
    pub async fn side_by_side(&mut self, runs: Vec<Run>) {
        if self.scene.stop.is_some() {
            return;
        }
        let metronome = Metronome::start();
        let calls = match call_all(self.process(), runs).await {
            Ok(calls) => calls,
            Err((step, stop)) => return self.end_step(step, stop),
        };
        let panicked = self.panicked();
        self.scene.slow = metronome.complaint(VERY_LATE);
        for call in calls {
            let spoke_too_early = call.spoke_too_early();
            let (step, fault) = call.into_step(panicked);
            if spoke_too_early {
                // Whether it notices that the server has hung up is a matter of luck, and so is all that follows.
                return self.keep(step);
            }
            let late = step.heard.iter().flat_map(|heard| &heard.sounds).any(|sound| says(sound, "too late"));
            let unreturned = fault == Some(Fault::Unreturned);
            let complaint = if late || unreturned { metronome.complaint(LATE) } else { None };
            // The machine may be at fault.
            self.scene.stop = match (complaint, self.last_try) {
                (Some(complaint), true) => Some(Stop::NotGraded(complaint)),
                (Some(_), false) => Some(Stop::TooSlow),
                (None, false) if late => Some(Stop::TooSlow),
                (None, _) => None,
            };
            if self.scene.stop.is_some() {
                return;
            }
            match fault {
                Some(fault) => return self.end_step(step, Stop::Fault(fault)),
                None => self.keep(step),
            }
        }
        if panicked {
            self.fail_last(Fault::Panicked);
        }
    }
}

impl Call {
    async fn prepare(run: Run) -> std::io::Result<Self> {
        let (pass_on, passed_on) = watch::channel(0);
        let server = Server::start(run.rules, passed_on).await?;
        Ok(Self { run, server, pass_on, given: None, over: None, paused: false, turns: TURNS, noted: None })
    }

    fn is_written_down(&self) -> bool {
        self.noted.is_some()
    }

    fn spoke_too_early(&self) -> bool {
        self.noted.iter().flatten().any(|sound| says(sound, TOO_EARLY))
    }

    fn into_step(self, panicked: bool) -> (Step, Option<Fault>) {
        let Run { title, asked, says: tells, .. } = self.run;
        let mut step = Step { title, ..Step::default() };
        step.sent.push(Sent { client: FUNCTION.into(), act: Act::Call(asked) });
        let mut sounds = self.noted.unwrap_or_default();
        if let Some(at) = sounds.iter().position(|sound| says(sound, TOO_EARLY)) {
            sounds.truncate(at + 1);
            step.heard.push(Heard { client: SERVER.into(), sounds });
            return (step, None);
        }
        step.heard.push(Heard { client: SERVER.into(), sounds });
        let (mut lines, fault) = match self.over {
            Some((Outcome::Returned(value), took)) => (tells(&value, took), None),
            Some((Outcome::Panicked, _)) => (vec!["panics".to_owned()], Some(Fault::Panicked)),
            None if panicked => (vec!["has not returned".to_owned()], Some(Fault::Panicked)),
            None => (vec!["has not returned".to_owned()], Some(Fault::Unreturned)),
        };
        if let (true, Some(returns)) = (self.paused, lines.last_mut()) {
            returns.push_str(" too late: after a pause");
        }
        let sounds = lines.into_iter().map(Sound::Prose).collect();
        step.heard.push(Heard { client: FUNCTION.into(), sounds });
        (step, fault)
    }
}

/// Whether the server noted this in words of its own.
fn says(sound: &Sound, words: &str) -> bool {
    match sound {
        Sound::Connection { sound, .. } => says(sound, words),
        Sound::Prose(said) => said.contains(words),
        _ => false,
    }
}

async fn call_all(process: &mut Process, runs: Vec<Run>) -> Result<Vec<Call>, (Step, Stop)> {
    let first = Step { title: runs.first().map(|run| run.title.clone()).unwrap_or_default(), ..Step::default() };
    let broken = |error: std::io::Error| Stop::NotGraded(format!("No server on 127.0.0.1: {error}. Run it again."));
    let mut calls = Vec::new();
    for run in runs {
        calls.push(Call::prepare(run).await.map_err(|error| (first.clone(), broken(error)))?);
    }
    let since = Instant::now();
    for (number, call) in calls.iter_mut().enumerate() {
        let mut args = call.run.args.clone();
        args["url"] = json!(format!("http://127.0.0.1:{}/", call.server.door.port()));
        args["call"] = json!(number);
        call.server.begin();
        call.given = Some(process.tell(CallFunction { args }).await);
    }

    // Each that has returned comes to rest, with its server, a few times: what it sent last has arrived then.
    let mut resting: Option<Given<Rest>> = None;
    while !calls.iter().all(Call::is_written_down) {
        if resting.is_none() && calls.iter().any(|call| call.over.is_some() && !call.is_written_down()) {
            resting = Some(process.tell(Rest { fence: 0, millis: 0 }).await);
        }
        match process.event(since + PATIENCE).await {
            Ok(Event::TakenUp) => {}
            Ok(Event::PassedOn { call }) => calls[call].pass_on.send_modify(|count| *count += 1),
            Ok(Event::Reply(reply)) if !resting.as_ref().is_some_and(|given| reply.is_to(given)) => {
                let ended = since.elapsed();
                for call in &mut calls {
                    if let Some(given) = call.given.take_if(|given| reply.is_to(given)) {
                        call.paused = call.server.waits_in_vain();
                        call.over = Some((reply.read(&given).map_err(|stop| (first.clone(), stop))?, ended));
                        break;
                    }
                }
            }
            Ok(Event::Reply(_)) => {
                resting = None;
                beat().await.map_err(|error| (first.clone(), broken(error)))?;
                for call in calls.iter_mut().filter(|call| call.over.is_some() && !call.is_written_down()) {
                    call.turns -= 1;
                    if call.turns == 0 {
                        call.noted = Some(call.server.sounds());
                    }
                }
            }
            // Time is up.
            Err(Stop::Fault(Fault::Restless | Fault::Silent)) => break,
            Err(stop) => return Err((first, stop)),
        }
    }
    for call in calls.iter_mut().filter(|call| !call.is_written_down()) {
        call.noted = Some(call.server.sounds());
    }
    Ok(calls)
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
