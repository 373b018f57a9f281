//! Running an answer for anybody: a real server with a real clock, default heartbeats and `TCP_NODELAY`, and no grader.
//!
//! # Layout
//!
//! - [`Run`]: what is wanted, as the command line says it.
//! - [`Run::serve`]: an answer that is a server. [`Run::function`]: one that is a function.
//! - `greeting`: the address, and three lines to connect with.
//! - `overheard`: what each client does, read from what it sends.

mod greeting;
mod overheard;

use std::io::{self, BufRead, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use axum::Router;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use socketioxide::SocketIo;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use crate::Grader;
use crate::child::Stop;
use crate::harness::Redis;
use crate::lateness::Lateness;
use crate::stage::{Answer, start_jobs};
use crate::test_server::{Rules, Server};
use overheard::Listener;

/// The variable that makes a grading binary run its answer.
const VARIABLE: &str = "WORKBOOK_RUN";

/// What is to be run, and how.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Run {
    /// The exercise.
    pub id: String,
    /// Where to listen on 127.0.0.1; the second node listens on the next one.
    pub port: u16,
    /// Whether nothing is said of clients.
    pub quiet: bool,
    /// Whether it has been said before how to connect.
    pub again: bool,
}

type Failure = Box<dyn std::error::Error>;

impl Run {
    /// Whether this process was started to run its answer, and how.
    #[must_use]
    pub fn wanted() -> Option<Self> {
        let told = std::env::var(VARIABLE).ok()?;
        // SAFETY: called at the start of `main`, before any other thread runs. What the answer starts is no such process.
        unsafe { std::env::remove_var(VARIABLE) };
        serde_json::from_str(&told).ok()
    }

    /// Serves the answer until stdin ends: whoever started us holds the other end.
    ///
    /// # Errors
    ///
    /// If the port is taken, or the answer does not start.
    pub fn serve(&self, answer: Answer, grader: &Grader) -> Result<(), Failure> {
        // One thread, as in the grader: what comes first is handled first.
        let runtime = Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let (apps, _redis) = self.apps(answer).await?;
            let mut addresses = Vec::new();
            let overheard = overheard::Clients::new(self.quiet);
            for (app, port) in apps.into_iter().zip(self.port..) {
                let listener = TcpListener::bind(("127.0.0.1", port)).await?;
                addresses.push(listener.local_addr()?);
                let listener = Listener::new(listener, overheard.clone());
                tokio::spawn(async move { axum::serve(listener, app).await });
            }
            greeting::say(self, grader, &addresses);
            stdin_ends().await;
            Ok(())
        })
    }

    /// The answer's servers, and the Redis that joins two of them.
    async fn apps(&self, answer: Answer) -> Result<(Vec<Router>, Option<Redis>), Failure> {
        let called = |call: &dyn Fn() -> Router| {
            let app = catch_unwind(AssertUnwindSafe(call)).map_err(|_| "it panicked when it was called")?;
            Ok((vec![app], None))
        };
        match answer {
            Answer::Attach(attach) => called(&|| {
                let (layer, io) = SocketIo::new_layer();
                attach(&io);
                Router::new().layer(layer)
            }),
            Answer::App(app) => called(&app),
            Answer::Nodes(node) => {
                let redis = Redis::find().await.map_err(|stop| match stop {
                    Stop::NotGraded(why) | Stop::Lacking(why) => why,
                    Stop::Fault(_) | Stop::TooSlow => "Redis cannot be used".to_owned(),
                })?;
                let url = redis.url().to_owned();
                Ok((vec![node(url.clone()).await?, node(url).await?], Some(redis)))
            }
            Answer::Call(_) => Err("it is a function, and no server".into()),
        }
    }

    /// Calls the answer, which is a function, once for each line of stdin.
    ///
    /// # Errors
    ///
    /// If the answer is no function.
    pub fn for_each_line(answer: Answer, args: fn(&str) -> Value, show: fn(&Value) -> String) -> Result<(), Failure> {
        let function = Function::new(answer)?;
        for line in io::stdin().lock().lines() {
            match function.call(args(&line?)) {
                Some(value) => println!("{}", show(&value)),
                None => println!("it panicked, as told above"),
            }
        }
        Ok(())
    }

    /// Calls the answer, which is a function, once for each of these.
    ///
    /// # Errors
    ///
    /// If the answer is no function.
    pub fn for_each(answer: Answer, calls: Vec<Value>, show: impl Fn(usize, Option<&Value>)) -> Result<(), Failure> {
        let function = Function::new(answer)?;
        for (at, args) in calls.into_iter().enumerate() {
            show(at, function.call(args).as_ref());
        }
        Ok(())
    }

    /// A server of ours, for an answer that is a client, and for any other one. The answer meets it once.
    ///
    /// # Errors
    ///
    /// If the answer is no function, or the port is taken.
    pub fn meet(&self, answer: Answer, grader: &Grader, rules: Rules, args: Value) -> Result<(), Failure> {
        let function = Function::new(answer)?;
        let Self { port, quiet, .. } = *self;
        function.tasks.block_on(&function.runtime, async {
            // Nobody waits for what is passed on.
            let (_pass_on, passed_on) = tokio::sync::watch::channel(0);
            let server = Server::start(rules, passed_on, &Arc::new(Lateness::unknown())).await?;
            let listener = TcpListener::bind(("127.0.0.1", port)).await?;
            let address = listener.local_addr()?;
            let inside = server.port();
            let overheard = overheard::Clients::new(quiet);
            tokio::spawn(overheard::carry(listener, inside, overheard));
            greeting::say(self, grader, &[address]);
            let mut args = args;
            args["url"] = Value::from(format!("http://{address}"));
            tokio::task::spawn_local(async move {
                println!("your function is called with {args}");
                match tokio::spawn((function.function)(args)).await {
                    Ok(value) => println!("your function returns {value}"),
                    Err(_) => println!("your function panicked, as told above"),
                }
            });
            stdin_ends().await;
            Ok(())
        })
    }
}

/// An answer that is a function, and where it runs.
struct Function {
    function: fn(Value) -> crate::BoxFuture<'static, Value>,
    runtime: Runtime,
    tasks: LocalSet,
}

impl Function {
    fn new(answer: Answer) -> Result<Self, Failure> {
        let Answer::Call(function) = answer else { return Err("it is a server, and no function".into()) };
        let (runtime, tasks) = (Builder::new_current_thread().enable_all().build()?, LocalSet::new());
        tasks.block_on(&runtime, async { start_jobs() });
        Ok(Self { function, runtime, tasks })
    }

    /// Nothing if it panicked.
    fn call(&self, args: Value) -> Option<Value> {
        self.tasks.block_on(&self.runtime, async { tokio::spawn((self.function)(args)).await.ok() })
    }
}

/// A thread of its own: a runtime that ends would wait for a read that does not.
async fn stdin_ends() {
    let (ended, end) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        drop(io::stdin().read_to_end(&mut Vec::new()));
        let _ = ended.send(());
    });
    drop(end.await);
}
