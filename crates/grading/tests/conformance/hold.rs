//! The grader's end of the control connection: raw JSON, and a record of all that the stage has said.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use grading::Value;
use grading::scene::json;

/// The longest that anything may take on a busy machine.
pub(crate) const CAP: Duration = Duration::from_secs(60);

/// What a stage has to keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// It calls once, says who it is, and speaks JSON.
    Connection,
    /// It says first that it takes an order up.
    TakenUp,
    /// It replies once, with the order's number and what the page says.
    OneReply,
    /// It names every socket.
    Sockets,
    /// Each socket knows the fence, and gets it.
    Fence,
    /// Nobody says "at rest" while a task can run or input is there.
    Rest,
    /// Time stands still but in `rest`, or runs if it is real.
    Time,
    /// Each connection that has ended is counted once.
    Closed,
    /// It counts how often its thread woke up, and lets time pass meanwhile.
    Idle,
    /// A second start is another server in the same process.
    Start,
    /// Probes and names.
    Look,
    /// It reports what belongs to no order.
    Report,
    /// A function's calls.
    Call,
    /// It ends when the connection ends, and gives its answer no way to the grader.
    End,
    /// The answer's server speaks Socket.IO.
    Server,
}

/// What was not kept to.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) rule: Rule,
    seen: String,
}

impl Broken {
    pub(crate) fn new(rule: Rule, seen: impl fmt::Display) -> Self {
        Self { rule, seen: seen.to_string() }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.seen)
    }
}

pub(crate) fn check(kept: bool, rule: Rule, seen: impl fmt::Display) -> Result<(), Broken> {
    if kept { Ok(()) } else { Err(Broken::new(rule, seen)) }
}

/// What happens to the process.
enum Event {
    Calls(TcpStream),
    /// Its stdout is closed: it has ended, with whatever it has started.
    Ended,
}

/// A stage that was started.
pub(crate) struct Hold {
    child: Child,
    events: mpsc::Receiver<Event>,
    orders: TcpStream,
    /// Ends with the connection.
    lines: mpsc::Receiver<String>,
    /// All that was said so far, in its order.
    said: Vec<Value>,
    /// The orders by their numbers, which begin at one.
    given: Vec<Value>,
    pub(crate) fence: &'static str,
}

impl Hold {
    pub(crate) fn start(mut stage: Command, clock: &str) -> Result<Self, Broken> {
        let failed = |error: std::io::Error| Broken::new(Rule::Connection, error);
        let (fence, token) = ("a fence that no answer knows", "a token");
        let listener = TcpListener::bind("127.0.0.1:0").map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?.to_string();
        let setup = json!({
            "version": 3, "address": address, "token": token, "clock": clock, "fence": fence, "redis": null,
        });
        stage.env("WORKBOOK_STAGE", setup.to_string()).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = stage.spawn().map_err(failed)?;
        let (happens, events) = mpsc::channel();
        if let Some(mut out) = child.stdout.take() {
            let happens = happens.clone();
            std::thread::spawn(move || {
                drop(std::io::copy(&mut out, &mut std::io::sink()));
                happens.send(Event::Ended)
            });
        }
        std::thread::spawn(move || listener.accept().map(|(stream, _)| happens.send(Event::Calls(stream))));
        let Ok(Event::Calls(orders)) = events.recv_timeout(CAP) else {
            drop(child.kill());
            return Err(Broken::new(Rule::Connection, "the stage does not call"));
        };
        drop(orders.set_nodelay(true));
        let reports = orders.try_clone().map_err(failed)?;
        let (heard, lines) = mpsc::channel();
        std::thread::spawn(move || {
            let mut reports = BufReader::new(reports);
            while let Ok(Some(line)) = next_line(&mut reports) {
                drop(heard.send(line));
            }
        });
        let mut hold = Self { child, events, orders, lines, said: Vec::new(), given: Vec::new(), fence };
        let hello = hold.next()?.clone();
        check(hello == json!({"hello": {"token": token, "version": 3}}), Rule::Connection, hello)?;
        Ok(hold)
    }

    /// Gives an order and does not wait: its number.
    pub(crate) fn tell(&mut self, order: Value) -> Result<u64, Broken> {
        self.given.push(order);
        let id = self.given.len() as u64;
        let line = format!("{}\n", json!({"id": id, "order": self.given.last()}));
        self.orders.write_all(line.as_bytes()).map_err(|error| Broken::new(Rule::Connection, error))?;
        Ok(id)
    }

    /// Gives an order and waits for the reply to it.
    pub(crate) fn ask(&mut self, order: Value) -> Result<Value, Broken> {
        let id = self.tell(order)?;
        self.reply(id)
    }

    /// The reply to this order; it may have come before.
    pub(crate) fn reply(&mut self, id: u64) -> Result<Value, Broken> {
        let at = self.until(|report| is_reply(report, id))?;
        Ok(self.said[at]["reply"]["reply"].clone())
    }

    /// Where the first such report stands among all; waits for it.
    pub(crate) fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Result<usize, Broken> {
        let mut at = 0;
        loop {
            while at == self.said.len() {
                self.next()?;
            }
            if wanted(&self.said[at]) {
                return Ok(at);
            }
            at += 1;
        }
    }

    /// What was said so far.
    pub(crate) fn said(&self) -> &[Value] {
        &self.said
    }

    fn next(&mut self) -> Result<&Value, Broken> {
        let line = self.lines.recv_timeout(CAP).map_err(|why| {
            let open: Vec<_> =
                self.given.iter().enumerate().filter(|(at, _)| !self.is_answered(*at as u64 + 1)).collect();
            Broken::new(Rule::Connection, format!("nothing is said ({why}); open: {open:?}"))
        })?;
        self.keep(&line)
    }

    fn keep(&mut self, line: &str) -> Result<&Value, Broken> {
        let report = serde_json::from_str(line).map_err(|_| Broken::new(Rule::Connection, line))?;
        self.said.push(report);
        let at = self.said.len() - 1;
        Ok(&self.said[at])
    }

    fn is_answered(&self, id: u64) -> bool {
        self.said.iter().any(|report| is_reply(report, id) || report["unsupported"]["id"] == json!(id))
    }

    /// Hangs up, hears the rest, sees the stage end, and counts: only now has all been said.
    pub(crate) fn end(mut self) -> Result<(), Broken> {
        self.orders.shutdown(Shutdown::Write).map_err(|error| Broken::new(Rule::Connection, error))?;
        loop {
            match self.lines.recv_timeout(CAP) {
                Ok(line) => {
                    self.keep(&line)?;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(why) => return Err(Broken::new(Rule::End, format!("the connection is not closed: {why}"))),
            }
        }
        let ended = matches!(self.events.recv_timeout(CAP), Ok(Event::Ended));
        check(ended, Rule::End, "the stage goes on")?;
        let hellos = self.said.iter().filter(|report| !report["hello"].is_null()).count();
        check(hellos == 1, Rule::Connection, format!("{hellos} hellos"))?;
        for (id, order) in (1..).zip(&self.given) {
            let answers = |report: &&Value| is_reply(report, id) || report["unsupported"]["id"] == json!(id);
            let count = self.said.iter().filter(answers).count();
            check(count == 1, Rule::OneReply, format!("{count} replies to {order}"))?;
            let silent = order.get("start").or(order.get("wake")).is_some();
            let taken_up = self.said.iter().position(|report| report["taken_up"]["id"] == json!(id));
            let answered = self.said.iter().position(|report| answers(&report));
            let kept = silent || taken_up.is_some_and(|taken_up| Some(taken_up) < answered);
            check(kept, Rule::TakenUp, format!("{order} is taken up at {taken_up:?}, and answered at {answered:?}"))?;
        }
        Ok(())
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The next line of what a stage says; nothing at the end. What the server did, which follows its line, is left out with it: it
/// is testimony, and may be left out.
pub(crate) fn next_line(reports: &mut impl BufRead) -> io::Result<Option<String>> {
    loop {
        let mut line = String::new();
        if reports.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let traced = serde_json::from_str::<Value>(&line).ok().and_then(|report| report["traced"].as_u64());
        match traced {
            Some(length) => io::copy(&mut reports.by_ref().take(length), &mut io::sink())?,
            None => return Ok(Some(line)),
        };
    }
}

pub(crate) fn is_reply(report: &Value, id: u64) -> bool {
    report["reply"]["id"] == json!(id)
}
