//! The answers that a stage hosts here, as PROTOCOL.md describes them.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use grading::scene::json;
use grading::{Answer, BoxFuture, Value};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use tokio::sync::Barrier;
use tokio::time::Instant;

/// How often the answer was started in this process.
static STARTS: AtomicU64 = AtomicU64::new(0);
/// Two calls meet here, or wait for ever.
static MEETING: LazyLock<Barrier> = LazyLock::new(|| Barrier::new(2));

pub(crate) fn find(name: &str) -> Answer {
    match name {
        "server" => Answer::Attach(server),
        "function" => Answer::Call(function),
        other => panic!("there is no answer {other:?}"),
    }
}

fn server(io: &SocketIo) {
    let started = STARTS.fetch_add(1, Ordering::SeqCst) + 1;
    let told = std::env::var_os("WORKBOOK_STAGE").is_some();
    let since = Instant::now();
    let connect = async move |socket: SocketRef| {
        socket.on("clock", async move |ack: AckSender| {
            ack.send(&u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)).ok();
        });
        socket.on("started", async move |ack: AckSender| {
            ack.send(&started).ok();
        });
        socket.on("told", async move |ack: AckSender| {
            ack.send(&told).ok();
        });
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            socket.broadcast().emit("said", &said).await.ok();
        });
        socket.on("join", async |socket: SocketRef, Data(room): Data<String>| socket.join(room));
        socket.on("work", async |socket: SocketRef, Data(turns): Data<u64>| {
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
            socket.emit("worked", &turns).ok();
        });
        socket.on("later", async |socket: SocketRef, Data(millis): Data<u64>| {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            socket.emit("late", &millis).ok();
        });
        socket.on("panic", async |Data(why): Data<String>| panic!("{why}"));
    };
    io.ns("/", connect);
    io.ns("/other", connect);
}

fn function(args: Value) -> BoxFuture<'static, Value> {
    Box::pin(async move {
        match args["does"].as_str().unwrap_or_default() {
            "panic" => panic!("no luck"),
            "too much" => json!(vec!["news"; 1 << 20]),
            "meet" => json!(MEETING.wait().await.is_leader()),
            "pass on" => {
                grading::passed_on(&args);
                json!("passed on")
            }
            _ => args["value"].clone(),
        }
    })
}
