//! The grader's hold on the server's process: starting it, asking it, and saying how it ended.

use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::TcpListener;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use transcript::Fault;

use crate::protocol::{Clock, Cue, Order, Report, VARIABLE};

/// How long anything may take before the answer counts as stuck. A right answer needs milliseconds.
pub(crate) const CAP: Duration = Duration::from_secs(4);
/// What is kept of what the learner's code prints.
const PRINTS: usize = 16 * 1024;

/// Why a scene cannot go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The learner's code is at fault.
    Fault(Fault),
    /// The machine or the tool is at fault: why, and how to mend it.
    NotGraded(String),
    /// A program that this exercise needs, and most do not, is not installed: which, and how to get it.
    Lacking(String),
    /// The machine was too slow to tell right from wrong: play it once more.
    TooSlow,
}

/// What the process said besides answers to orders.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// Where it panicked, and with which message.
    pub(crate) panic: Option<(String, String)>,
    /// The step that is being played, from 0.
    pub(crate) step: usize,
    /// In which step socketioxide first skipped a handler, and why.
    pub(crate) skipped: Vec<(usize, String)>,
    /// How the process ended, if it did: "exit status: 0".
    pub(crate) exit: Option<String>,
    pub(crate) printed: String,
    /// The error with which the learner's code refused to start.
    pub(crate) not_started: Option<String>,
    /// A second server of the learner's code runs in the process.
    pub(crate) again: bool,
}

#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    reports: Lines<BufReader<OwnedReadHalf>>,
    orders: OwnedWriteHalf,
    prints: Arc<Mutex<Vec<u8>>>,
    /// Ends when both pipes are read to their ends.
    all_read: mpsc::Receiver<()>,
    pub(crate) facts: Facts,
    /// Whether the runtime has taken up the order that we wait for.
    begun: bool,
}

impl Process {
    /// Starts the process and waits until it has called back.
    pub(crate) async fn start(
        mut command: Command,
        clock: Clock,
        fence: &str,
        redis: Option<&str>,
    ) -> Result<Self, Stop> {
        let failed = |what: &str, error: &dyn std::fmt::Display| Stop::NotGraded(format!("{what}: {error}"));
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .map_err(|e| failed("This machine gives no port on 127.0.0.1", &e))?;
        let address = listener.local_addr().map_err(|e| failed("This machine gives no port on 127.0.0.1", &e))?;
        let cue =
            Cue { address, token: random_name(), clock, fence: fence.to_owned(), redis: redis.map(str::to_owned) };
        let cue_text = serde_json::to_string(&cue).map_err(|e| failed("The server's process has no cue", &e))?;
        let mut child = command
            .env(VARIABLE, cue_text)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| failed("The server's process does not start", &e))?;
        let prints = Arc::default();
        let (reads, all_read) = mpsc::channel();
        if let Some(out) = child.stdout.take() {
            keep(out, &prints, reads.clone());
        }
        if let Some(err) = child.stderr.take() {
            keep(err, &prints, reads);
        }
        let called = tokio::time::timeout(CAP * 3, listener.accept()).await;
        let stream = match called {
            Ok(Ok((stream, _))) => stream,
            Ok(Err(error)) => return Err(failed("The server's process cannot be reached", &error)),
            Err(_) => {
                drop(child.kill());
                let said = String::from_utf8_lossy(&prints.lock().unwrap_or_else(PoisonError::into_inner)).into_owned();
                return Err(failed("The server's process did not call back in time. Is 127.0.0.1 blocked?", &said));
            }
        };
        // Nagle's algorithm would hold orders back; without the option they are only slower.
        drop(stream.set_nodelay(true));
        let (read, orders) = stream.into_split();
        let mut process = Self {
            child,
            reports: BufReader::new(read).lines(),
            orders,
            prints,
            all_read,
            facts: Facts::default(),
            begun: false,
        };
        match process.next().await? {
            Report::Hello { token } if token == cue.token => Ok(process),
            _ => Err(Stop::NotGraded("A stranger called instead of the server's process. Run it again.".into())),
        }
    }

    /// The system's number of it.
    #[cfg(target_os = "linux")]
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the learner's server listens, or all of its nodes do.
    pub(crate) async fn listening(&mut self) -> Result<Vec<u16>, Stop> {
        self.wait(|report| if let Report::Listening { ports } = report { Some(ports) } else { None }).await
    }

    /// Gives an order and waits for the answer to it.
    pub(crate) async fn ask<T>(&mut self, order: Order, pick: impl Fn(Report) -> Option<T>) -> Result<T, Stop> {
        self.tell(&order).await;
        self.wait(pick).await
    }

    /// Gives an order whose answer is awaited later, by [`Process::wait`].
    pub(crate) async fn tell(&mut self, order: &Order) {
        self.begun = false;
        let mut line = serde_json::to_vec(order).unwrap_or_default();
        line.push(b'\n');
        // A process that is gone is noticed when its answer does not come.
        drop(self.orders.write_all(&line).await);
    }

    /// Waits for the answer that `pick` takes, and keeps the facts that arrive on the way.
    pub(crate) async fn wait<T>(&mut self, pick: impl Fn(Report) -> Option<T>) -> Result<T, Stop> {
        self.wait_for(CAP, pick).await
    }

    /// As [`Process::wait`], for a function that may take its time.
    pub(crate) async fn wait_for<T>(
        &mut self,
        patience: Duration,
        pick: impl Fn(Report) -> Option<T>,
    ) -> Result<T, Stop> {
        loop {
            match self.next_within(patience).await? {
                Report::Begun => self.begun = true,
                Report::NotAttached => return Err(Stop::Fault(Fault::Panicked)),
                Report::NotStarted { why } => {
                    self.facts.not_started = Some(why);
                    return Err(Stop::Fault(Fault::NotStarted));
                }
                report => {
                    if let Some(answer) = pick(report) {
                        return Ok(answer);
                    }
                }
            }
        }
    }

    async fn next(&mut self) -> Result<Report, Stop> {
        self.next_within(CAP).await
    }

    /// The next report. Panics and skipped handlers are kept as facts, too.
    async fn next_within(&mut self, patience: Duration) -> Result<Report, Stop> {
        let line = match tokio::time::timeout(patience, self.reports.next_line()).await {
            Ok(Ok(Some(line))) => line,
            Ok(_) => return Err(self.ended()),
            Err(_) if self.begun => return Err(Stop::Fault(Fault::Restless)),
            Err(_) => return Err(Stop::Fault(Fault::Silent)),
        };
        let report = serde_json::from_str(&line)
            .map_err(|error| Stop::NotGraded(format!("The server's process said what nobody understands: {error}")))?;
        match &report {
            Report::Panicked { place, message } if self.facts.panic.is_none() => {
                self.facts.panic = Some((place.clone(), message.clone()));
            }
            Report::Skipped { message } => {
                let skipped = &mut self.facts.skipped;
                if skipped.len() < 10 && !skipped.iter().any(|(_, known)| known == message) {
                    skipped.push((self.facts.step, message.clone()));
                }
            }
            _ => {}
        }
        Ok(report)
    }

    /// The connection is gone, and so is the process, or it soon will be.
    fn ended(&mut self) -> Stop {
        let since = Instant::now();
        let status = loop {
            match self.child.try_wait() {
                Ok(None) if since.elapsed() < CAP / 2 => std::thread::yield_now(),
                Ok(status) => break status,
                Err(_) => break None,
            }
        };
        self.facts.exit = status.map(|status| status.to_string());
        self.finish();
        // The runtime says so before it aborts. The answer could print it, too, and would still not have passed.
        let overflowed = self.facts.printed.contains("has overflowed its stack");
        Stop::Fault(if overflowed { Fault::Overflowed } else { Fault::Ended })
    }

    /// Ends the process and keeps what it printed.
    pub(crate) fn finish(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
        // What it said last is in the pipes. A process of its own that it left behind may hold them open.
        let _ = self.all_read.recv_timeout(CAP / 8);
        let prints = self.prints.lock().unwrap_or_else(PoisonError::into_inner);
        self.facts.printed = String::from_utf8_lossy(&prints).into_owned();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Reads everything, so that a full pipe never blocks the process, and keeps the beginning.
fn keep(mut from: impl Read + Send + 'static, to: &Arc<Mutex<Vec<u8>>>, reads: mpsc::Sender<()>) {
    let to = to.clone();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            let mut kept = to.lock().unwrap_or_else(PoisonError::into_inner);
            let room = PRINTS.saturating_sub(kept.len()).min(read);
            kept.extend_from_slice(&buffer[..room]);
        }
        // Nobody waits for a message: the channel ends when both have been read.
        drop(reads);
    });
}

/// A name that nobody guesses: the standard library seeds each hasher from the system's random numbers.
pub(crate) fn random_name() -> String {
    let part = || std::hash::RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}
