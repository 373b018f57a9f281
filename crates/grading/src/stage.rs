//! The child process: hosts the learner's server, knows when it is at rest, and judges nothing.
//!
//! # Layout
//!
//! - [`Answer`]: the learner's code, as a function to call.
//! - [`host`]: becomes the server.
//! - `clock`: when the runtime is at rest, and how its time passes.
//! - `listener`: accepts connections, acknowledges at once, counts those that ended.
//! - `hosted`: a server that runs, and carrying out what the grader asks of it.
//! - `local`: functions that are not `Send`.
//! - `panics`: reported as they happen. `trace`: what the server does, for the record.

mod clock;
mod hosted;
mod listener;
mod local;
mod panics;
mod trace;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, mpsc};
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde_json::Value;
use socketioxide::SocketIo;

use crate::protocol::{self, AnyOrder, Clock, Message, NumberedOrder, Setup, Start, Started, VARIABLE};
use crate::traced::Traced;

/// The address space of the server's process, in bytes. A right answer needs a hundredth.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 4 << 30;

/// The name of the thread that the learner's code runs on.
pub(crate) const THREAD: &str = "server";

pub(crate) use listener::CountedStream;
pub use local::here;
pub(crate) use local::start_jobs;

/// The learner's code: one way in for each kind of contract.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// `attach(io: &SocketIo)`: the harness owns the server.
    Attach(fn(&SocketIo)),
    /// `app() -> Router`: the learner owns the server.
    App(fn() -> axum::Router),
    /// A function: arguments and result as JSON. It runs in real time.
    Call(fn(Value) -> BoxFuture<'static, Value>),
    /// `node(redis_url)`, called twice: two servers of one application.
    Nodes(fn(String) -> BoxFuture<'static, Result<axum::Router, String>>),
}

/// The process's end of the control connection.
#[derive(Debug, Clone)]
struct Control {
    stream: Arc<Mutex<TcpStream>>,
    /// What the server has done and the grader has not heard yet.
    unsaid: trace::Unsaid,
}

impl Control {
    /// A grader that is gone needs no report: the reading side ends the process.
    /// What the server has done before is said first.
    fn say(&self, message: &Message) {
        self.unsaid.close();
        self.write(self.unsaid.take(), Some(message));
    }

    /// Says what the server has done so far, though it may be in the middle of something.
    fn say_what_was_done(&self) {
        if let Some(traced) = self.unsaid.take() {
            self.write(Some(traced), None);
        }
    }

    /// A grader that is gone hears nothing: the reading side ends the process.
    fn write(&self, traced: Option<Traced>, message: Option<&Message>) {
        let mut lines = Vec::new();
        let mut line = |message: &Message, behind: &[u8]| {
            lines.extend_from_slice(&serde_json::to_vec(message).unwrap_or_default());
            lines.push(b'\n');
            lines.extend_from_slice(behind);
        };
        if let Some(traced) = traced {
            let traced = traced.write();
            line(&Message::Traced(traced.len()), &traced);
        }
        if let Some(message) = message {
            line(message, &[]);
        }
        let mut stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        drop(stream.write_all(&lines));
    }

    /// The answer to an order, of the type that belongs to it.
    fn reply<O: protocol::Order>(&self, id: u64, _: &O, reply: &O::Reply) {
        let reply = serde_json::to_value(reply).unwrap_or_default();
        self.say(&Message::Reply { id, reply });
    }
}

/// Where [`passed_on`] says so.
static CONTROL: OnceLock<Control> = OnceLock::new();

/// Tells the grader that the learner's function has passed something on before it returned. `args` are the call's.
pub fn passed_on(args: &Value) {
    let call = args["call"].as_u64().and_then(|call| usize::try_from(call).ok()).unwrap_or_default();
    if let Some(control) = CONTROL.get() {
        control.say(&Message::PassedOn { call });
    }
}

/// Whether this process was started to host a server.
#[must_use]
pub fn is_called() -> bool {
    std::env::var_os(VARIABLE).is_some()
}

/// Hosts the answer until the grader hangs up. Never returns.
pub fn host(answer: Answer) -> ! {
    if let Err(error) = try_host(answer) {
        eprintln!("the server's process could not start: {error}");
    }
    std::process::exit(3)
}

fn try_host(answer: Answer) -> Result<(), Box<dyn std::error::Error>> {
    let setup: Setup = serde_json::from_str(&std::env::var(VARIABLE)?)?;
    // SAFETY: no other thread runs yet. The learner's code must not find the way to the grader.
    unsafe { std::env::remove_var(VARIABLE) };

    let stream = TcpStream::connect(setup.address)?;
    stream.set_nodelay(true)?;
    let lines = BufReader::new(stream.try_clone()?).lines();
    let control = Control { stream: Arc::new(Mutex::new(stream)), unsaid: trace::Unsaid::default() };
    control.say(&Message::Hello { token: setup.token.clone(), version: protocol::VERSION });
    let _ = CONTROL.set(control.clone());
    limit_memory();
    panics::report(control.clone());
    trace::watch(&control.unsaid, &setup.fence);

    // The learner's code gets a thread of its own, so that orders are read even while it blocks.
    let (starts, wanted) = tokio::sync::mpsc::unbounded_channel();
    let (ready, servers) = mpsc::channel();
    let server = Server { setup, control: control.clone(), answer, ready };
    std::thread::Builder::new().name(THREAD.into()).spawn(move || server.run(wanted))?;

    let mut hosted: Option<hosted::Hosted> = None;
    for line in lines {
        let NumberedOrder { id, order } = serde_json::from_str(&line?)?;
        // A server that is blocked says nothing any more: what it did before explains it.
        control.say_what_was_done();
        if let AnyOrder::Start(order) = order {
            hosted = None;
            // The first server's, if nothing was asked of it.
            while servers.try_recv().is_ok() {}
            starts.send((id, order))?;
            continue;
        }
        if hosted.is_none() {
            hosted = Some(servers.recv()?);
        }
        if let Some(hosted) = &hosted {
            hosted.take_up(id, order);
        }
    }
    Ok(())
}

/// An answer that hoards memory ends its own process, not the learner's session. Other systems have no such limit.
#[cfg(target_os = "linux")]
fn limit_memory() {
    let limit = libc::rlimit { rlim_cur: MEMORY, rlim_max: MEMORY };
    // SAFETY: the pointer is to a live value of the right type. A refusal leaves the old limit.
    unsafe { libc::setrlimit(libc::RLIMIT_AS, &raw const limit) };
}

#[cfg(not(target_os = "linux"))]
fn limit_memory() {}

struct Server {
    setup: Setup,
    control: Control,
    answer: Answer,
    ready: mpsc::Sender<hosted::Hosted>,
}

/// The orders to start a server, with their numbers.
type Starts = tokio::sync::mpsc::UnboundedReceiver<(u64, Start)>;

impl Server {
    fn run(self, wanted: Starts) {
        let rest = clock::Rest::default();
        let watched = rest.clone();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(self.setup.clock == Clock::Held)
            .on_thread_park(move || watched.parked())
            .build();
        match runtime {
            Ok(runtime) if matches!(self.answer, Answer::Call(_)) => {
                tokio::task::LocalSet::new().block_on(&runtime, async {
                    local::start_jobs();
                    self.serve_all(rest, wanted).await;
                });
            }
            Ok(runtime) => runtime.block_on(self.serve_all(rest, wanted)),
            Err(error) => eprintln!("no runtime: {error}"),
        }
    }

    /// One server after the other. What the learner's code keeps in a `static` outlives each of them.
    async fn serve_all(self, rest: clock::Rest, mut wanted: Starts) {
        if self.setup.clock == Clock::Held {
            rest.hold();
        }
        let mut next = wanted.recv().await;
        while let Some((id, order)) = next {
            tokio::select! {
                () = self.serve(&rest, id, &order) => break,
                another = wanted.recv() => next = another,
            }
        }
    }

    async fn serve(&self, rest: &clock::Rest, id: u64, order: &Start) {
        let (apps, io) = match self.start().await {
            Ok(parts) => parts,
            Err(why) => {
                self.control.reply(id, order, &why);
                return std::future::pending().await;
            }
        };
        let closed = Arc::default();
        let (mut ports, mut servers) = (Vec::new(), Vec::new());
        for app in apps {
            match listener::Listener::bind(&closed).await {
                Ok((listener, port)) => {
                    ports.push(port);
                    servers.push(axum::serve(listener, app).into_future());
                }
                Err(error) => return eprintln!("no port on 127.0.0.1: {error}"),
            }
        }
        let hosted = hosted::Hosted {
            runtime: tokio::runtime::Handle::current(),
            control: self.control.clone(),
            rest: rest.clone(),
            clock: self.setup.clock,
            io,
            fence: self.setup.fence.as_str().into(),
            closed,
            answer: self.answer,
            sleeper: hosted::Sleeper::default(),
            rooms: Arc::default(),
        };
        drop(self.ready.send(hosted));
        self.control.reply(id, order, &Started::Listening { ports });
        for ended in futures_util::future::join_all(servers).await {
            eprintln!("the server ended: {ended:?}");
        }
    }

    /// Calls the learner's code for the first time: the server's parts, or why there are none.
    async fn start(&self) -> Result<(Vec<axum::Router>, Option<SocketIo>), Started> {
        let called = |call: &dyn Fn() -> (axum::Router, Option<SocketIo>)| {
            let (app, io) = catch_unwind(AssertUnwindSafe(call)).map_err(|_| Started::Panicked)?;
            Ok((vec![app], io))
        };
        match self.answer {
            Answer::Attach(attach) => called(&|| {
                // A virtual second must not bring a heartbeat. The first one comes with the connection, and whoever does not
                // answer it is lost after a virtual minute.
                let (never, minute) = (Duration::from_secs(24 * 3600), Duration::from_secs(60));
                let (layer, io) = SocketIo::builder().ping_interval(never).ping_timeout(minute).build_layer();
                attach(&io);
                (axum::Router::new().layer(layer), Some(io))
            }),
            Answer::App(app) => called(&|| (app(), None)),
            Answer::Call(_) => Ok((vec![axum::Router::new()], None)),
            Answer::Nodes(node) => {
                let mut nodes = Vec::new();
                for _ in 0..2 {
                    let url = self.setup.redis.clone().unwrap_or_default();
                    // A task of its own: a panic ends that task, and is reported by the hook.
                    let started = tokio::spawn(async move { node(url).await }).await;
                    nodes.push(started.map_err(|_| Started::Panicked)?.map_err(|why| Started::Refused { why })?);
                }
                Ok((nodes, None))
            }
        }
    }
}
