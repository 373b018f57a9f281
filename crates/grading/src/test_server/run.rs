//! Calling the learner's function against servers of ours.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use transcript::{Act, FUNCTION, Fault, Heard, SERVER, Sent, Sound, Step, TOO_EARLY};

use super::FunctionCall;
use super::server::{Pace, Server};
use crate::child::{Event, Given, Process, Stop};
use crate::harness::Harness;
use crate::lateness::{LIMIT, Lateness, NOTABLE};
use crate::protocol::{CallFunction, Outcome, Rest};

/// A function that has not returned by then waits for something that will not come. A right one needs three seconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// On a machine that explains it, one that returns too much may still show that, and nothing else counts any more.
const GRACE: Duration = Duration::from_secs(4);
/// Held up for so long in all, a function need not have returned. A right one is done two seconds before patience is.
const SLOW: Duration = LIMIT.saturating_mul(4);
/// As often, the grader's own runtime has looked for input: more than the hops from a client to a handler.
const BEATS: usize = 12;
/// What a client does at once takes no longer, or its own timers may end after the scene's.
const AT_ONCE: Duration = Duration::from_millis(100);
/// So often, client and server have come to rest in turn after the function has returned.
const TURNS: u32 = 3;

/// A call, and what came of it.
struct RunningCall {
    call: FunctionCall,
    server: Server,
    pass_on: watch::Sender<usize>,
    /// The order to call it, until it is over.
    given: Option<Given<CallFunction>>,
    since: Instant,
    /// How it ended, and the time it took.
    over: Option<(Outcome, Duration)>,
    /// It has paused before it returned, as if it would try once more.
    paused: bool,
    pace: Pace,
    /// How many turns are left until what the server has received is written down.
    turns: u32,
    noted: Option<Vec<Sound>>,
}

impl Harness {
    /// Calls the function once for each of these, side by side, and writes down one step for each: what the server
    /// received, and what the function returned. The first one that does not return, or panics, is the last.
    pub async fn side_by_side(&mut self, calls: Vec<FunctionCall>) {
        if self.scene.stop.is_some() {
            return;
        }
        let lateness = Arc::new(Lateness::of(self.process()));
        let mut calls = match call_all(self.process(), calls, &lateness).await {
            Ok(calls) => calls,
            Err((step, stop)) => return self.end_step(step, stop),
        };
        let panicked = self.panicked();
        // However fast the machine is.
        if let Some(call) = calls.extract_if(.., |call| call.returned_too_much()).next() {
            return self.end_step(call.into_step(panicked).0, Stop::Fault(Fault::TooMuch));
        }
        // A machine that is fast enough does not explain that.
        let stuck = |call: &RunningCall| call.over.is_none() && call.pace.doubt(true).is_none();
        let stuck = calls.iter().any(stuck);
        for call in calls {
            let spoke_too_early = call.spoke_too_early();
            let pace = call.pace;
            let (step, fault) = call.into_step(panicked);
            if spoke_too_early {
                // Whether it notices that the server has hung up is a matter of luck, and so is all that follows.
                return self.keep(step);
            }
            // A machine that is late makes nobody come sooner.
            let hurried = step.heard.iter().flat_map(|heard| &heard.sounds).any(|sound| says(sound, "too early"));
            if let Some(late) = pace.doubt(fault == Some(Fault::Unreturned)).filter(|_| !hurried) {
                self.scene.doubtful.push((self.scene.transcript.steps.len(), late));
            } else if pace.lag > AT_ONCE && !self.last_try && !stuck {
                // Nothing is known of the machine that would explain it. Being sure costs a second look.
                self.scene.stop = Some(Stop::TooSlow);
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

impl Pace {
    /// How late the machine was, if that may have made wrong what is right, or right what is wrong.
    fn doubt(self, unreturned: bool) -> Option<Duration> {
        if unreturned {
            return (self.in_all > SLOW).then_some(self.in_all);
        }
        let explains = self.lag > AT_ONCE && self.held_up > NOTABLE;
        (self.held_up > LIMIT || explains).then_some(self.held_up)
    }
}

impl RunningCall {
    async fn prepare(call: FunctionCall, lateness: &Arc<Lateness>) -> std::io::Result<Self> {
        let (pass_on, passed_on) = watch::channel(0);
        let server = Server::start(call.rules, passed_on, lateness).await?;
        let (since, pace) = (Instant::now(), Pace::default());
        Ok(Self {
            call,
            server,
            pass_on,
            since,
            given: None,
            over: None,
            paused: false,
            pace,
            turns: TURNS,
            noted: None,
        })
    }

    async fn begin(&mut self, number: usize, process: &mut Process) {
        let mut args = self.call.args.clone();
        args["url"] = json!(format!("http://127.0.0.1:{}/", self.server.proxy.port()));
        args["call"] = json!(number);
        self.since = Instant::now();
        self.server.begin();
        self.given = Some(process.tell(CallFunction { args }).await);
    }

    fn write_down(&mut self) {
        self.pace = self.server.pace();
        self.noted = Some(self.server.sounds());
    }

    fn is_written_down(&self) -> bool {
        self.noted.is_some()
    }

    fn returned_too_much(&self) -> bool {
        matches!(self.over, Some((Outcome::TooMuch, _)))
    }

    fn spoke_too_early(&self) -> bool {
        self.noted.iter().flatten().any(|sound| says(sound, TOO_EARLY))
    }

    fn into_step(self, panicked: bool) -> (Step, Option<Fault>) {
        let FunctionCall { title, asked, describe, .. } = self.call;
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
            Some((Outcome::Returned(value), took)) => (describe(&value, took), None),
            Some((Outcome::TooMuch, _)) => (vec!["returns too much".to_owned()], Some(Fault::TooMuch)),
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

async fn call_all(
    process: &mut Process,
    wanted: Vec<FunctionCall>,
    lateness: &Arc<Lateness>,
) -> Result<Vec<RunningCall>, (Step, Stop)> {
    let first = Step { title: wanted.first().map(|call| call.title.clone()).unwrap_or_default(), ..Step::default() };
    let broken = |error: std::io::Error| Stop::NotGraded(format!("No server on 127.0.0.1: {error}. Run it again."));
    let mut calls = Vec::new();
    for call in wanted {
        calls.push(RunningCall::prepare(call, lateness).await.map_err(|error| (first.clone(), broken(error)))?);
    }
    let (since, late_before) = (Instant::now(), lateness.so_far());
    let limit = || {
        let late = lateness.so_far().saturating_sub(late_before);
        PATIENCE + if late > SLOW { GRACE } else { Duration::ZERO }
    };
    let mut begun = 0;
    let mut resting: Option<Given<Rest>> = None;
    while !calls.iter().all(RunningCall::is_written_down) && !calls.iter().any(RunningCall::returned_too_much) {
        // The next call begins when those before it have come so far that they wait: ten that begin at once would hold
        // each other up.
        if resting.is_none() && begun < calls.len() {
            calls[begun].begin(begun, process).await;
            begun += 1;
        }
        // Each that has returned comes to rest, with its server, a few times: what it sent last has arrived then.
        let ends = calls.iter().any(|call| call.over.is_some() && !call.is_written_down());
        if resting.is_none() && (ends || begun < calls.len()) {
            resting = Some(process.tell(Rest { fence: 0, millis: 0 }).await);
        }
        match process.event(since + limit()).await {
            Ok(Event::TakenUp) => {}
            Ok(Event::PassedOn { call }) => calls[call].pass_on.send_modify(|count| *count += 1),
            Ok(Event::Reply(reply)) if !resting.as_ref().is_some_and(|given| reply.is_to(given)) => {
                for call in &mut calls {
                    if let Some(given) = call.given.take_if(|given| reply.is_to(given)) {
                        call.paused = call.server.waits_in_vain();
                        let outcome = reply.read(&given).map_err(|stop| (first.clone(), stop))?;
                        if matches!(outcome, Outcome::TooMuch) || since.elapsed() < PATIENCE {
                            call.over = Some((outcome, call.since.elapsed()));
                        }
                        break;
                    }
                }
            }
            Ok(Event::Reply(_)) => {
                resting = None;
                beat().await.map_err(|error| (first.clone(), broken(error)))?;
                let ended = |call: &&mut RunningCall| call.over.is_some() && !call.is_written_down();
                for call in calls.iter_mut().filter(ended).filter(|call| !call.server.is_letting_in()) {
                    call.turns -= 1;
                    if call.turns == 0 {
                        call.write_down();
                    }
                }
            }
            // Time is up, unless the machine turns out to explain it.
            Err(Stop::Fault(Fault::Restless | Fault::Silent)) if since.elapsed() >= limit() => break,
            Err(Stop::Fault(Fault::Restless | Fault::Silent)) => {}
            Err(stop) => return Err((first, stop)),
        }
    }
    calls.iter_mut().filter(|call| !call.is_written_down()).for_each(RunningCall::write_down);
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
