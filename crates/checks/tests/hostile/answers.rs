//! The answers: each does one thing that no answer should.

use std::time::Duration;

use graders::Answer;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) exercise: &'static str,
    pub(crate) answer: Answer,
    /// A part of the reason that the learner is given, never an empty one. Where it depends on how fast the machine is, one of
    /// two: `stopped answering|ended`, the one that takes longer first.
    pub(crate) reason: &'static str,
}

const fn hostile(name: &'static str, reason: &'static str, attach: fn(&SocketIo)) -> Hostile {
    Hostile { name, exercise: "broadcast", answer: Answer::Attach(attach), reason }
}

#[cfg(unix)]
macro_rules! file {
    ($exercise:ident, $name:ident, $reason:literal) => {
        Hostile {
            name: stringify!($name),
            exercise: stringify!($exercise),
            answer: graders::answer!($exercise, crate::files::$name),
            reason: $reason,
        }
    };
}

pub(crate) static ALL: &[Hostile] = &[
    #[cfg(unix)]
    file!(broadcast, long_event_names, "more than anybody can hear"),
    #[cfg(unix)]
    file!(broadcast, long_panic, "panicked at "),
    #[cfg(unix)]
    file!(broadcast, unseen_characters, r"\u{1b}[2J\u{9b}31m\u{202e}"),
    #[cfg(unix)]
    file!(broadcast, endless_lines, "Nobody hears anything"),
    #[cfg(unix)]
    file!(broadcast, ends_its_group, "ended the whole process"),
    #[cfg(unix)]
    file!(broadcast, leaves_children, "stopped answering|Nobody hears anything"),
    #[cfg(unix)]
    file!(broadcast, deep_values, "more than anybody can hear"),
    #[cfg(unix)]
    file!(broadcast, speaks_out_of_turn, "let in"),
    #[cfg(target_os = "linux")]
    file!(broadcast, blocks_for_two_seconds, "a call that blocks the thread"),
    #[cfg(target_os = "linux")]
    file!(flood, blocks_in_a_flood, "a call that blocks the thread"),
    #[cfg(unix)]
    file!(client_listen, five_million_strings, "more than anybody can hear (while one piece of news)"),
    #[cfg(unix)]
    hostile("garbage on the grader's connection", "grader's own connection", speaks_out_of_turn),
    hostile("a panic in attach", "panicked at answers.rs:", |_| panic!("in attach")),
    hostile("a panic in a handler", "panicked at answers.rs:", |io| on_typing(io, panics)),
    hostile("a panic inside a library", "panicked at answers.rs:", |io| on_typing(io, panics_inside)),
    hostile("a panic in the connect handler", "panicked at answers.rs:", |io| {
        io.ns("/", async |_: SocketRef| panic!("on connect"));
    }),
    hostile("attach that never returns", "stopped answering", |_| endless()),
    hostile("a handler that never returns", "stopped answering", |io| on_typing(io, |_| endless())),
    hostile("a blocked thread", "stopped answering", |io| {
        on_typing(io, |_| std::thread::sleep(Duration::from_secs(3600)));
    }),
    // The machine is not late, whatever the scene's clocks say.
    Hostile {
        name: "a client that blocks its thread",
        exercise: "client_ask",
        answer: graders::answer!(client_ask, crate::answers::blocks),
        reason: "had still not returned",
    },
    hostile("a deadlock", "stopped answering", |io| on_typing(io, |_| deadlock())),
    hostile("a flood from a task", "never came to rest", |io| on_typing(io, floods)),
    hostile("a flood from a loop", "stopped answering", |io| on_typing(io, floods_at_once)),
    hostile("tasks without end", "stopped answering|ended the whole process", |io| on_typing(io, |_| multiplies())),
    hostile("memory without end", "stopped answering|ended the whole process", |io| on_typing(io, |_| hoards())),
    hostile("tasks left behind that go on emitting", "too many|never came to rest", |io| on_typing(io, goes_on)),
    hostile("endless recursion", "overflowed the stack", |io| {
        on_typing(io, |_| {
            std::hint::black_box(dig(std::hint::black_box(1)));
        });
    }),
    hostile("abort", "ended the whole process", |io| on_typing(io, |_| std::process::abort())),
    hostile("exit with success", "ended the whole process", |io| on_typing(io, |_| std::process::exit(0))),
    hostile("exit with success in attach", "ended the whole process", |_| std::process::exit(0)),
    hostile("printing what a passed run prints", "Nobody hears", prints_a_pass),
    hostile("printing a passed run and leaving", "ended the whole process", |io| {
        prints_a_pass(io);
        std::process::exit(0)
    }),
];

/// Writes on every connection that the process has.
#[cfg(unix)]
fn speaks_out_of_turn(_: &SocketIo) {
    use std::io::Write;
    use std::os::fd::FromRawFd;
    for number in 3..64 {
        // SAFETY: none. That is what is tried here; it is forgotten, so that nothing is closed.
        let mut stream = std::mem::ManuallyDrop::new(unsafe { std::net::TcpStream::from_raw_fd(number) });
        if stream.peer_addr().is_ok() {
            drop(stream.write_all(b"all is well\n"));
        }
    }
}

fn on_typing(io: &SocketIo, act: fn(SocketRef)) {
    io.ns("/", async move |socket: SocketRef| {
        socket.on("typing", async move |socket: SocketRef, Data(_): Data<Value>| act(socket));
    });
}

fn panics(_: SocketRef) {
    panic!("in a handler");
}

fn panics_inside(_: SocketRef) {
    let number: u8 = serde_json::from_str("not a number").expect("a number");
    drop(std::hint::black_box(number.to_string()));
}

fn endless() {
    loop {
        std::hint::spin_loop();
    }
}

fn deadlock() {
    let lock = std::sync::Mutex::new(());
    let _held = lock.lock();
    let _again = lock.lock();
}

fn floods(socket: SocketRef) {
    tokio::spawn(async move {
        loop {
            drop(socket.emit("typing", &json!({"name": "flood"})));
            tokio::task::yield_now().await;
        }
    });
}

fn floods_at_once(socket: SocketRef) {
    loop {
        drop(socket.emit("typing", &json!({"name": "flood"})));
    }
}

fn multiplies() {
    loop {
        tokio::spawn(std::future::pending::<()>());
    }
}

fn hoards() {
    let mut all = Vec::new();
    loop {
        all.push(vec![1_u8; 1 << 20]);
        std::hint::black_box(&all);
    }
}

fn goes_on(socket: SocketRef) {
    tokio::spawn(async move {
        let mut beat = tokio::time::interval(Duration::from_millis(10));
        loop {
            beat.tick().await;
            drop(socket.broadcast().emit("typing", &json!({"name": "beat"})).await);
        }
    });
}

#[expect(unconditional_recursion, reason = "that is the point")]
fn dig(depth: u64) -> u64 {
    let frame = std::hint::black_box([depth; 64]);
    dig(frame[0] + 1) + std::hint::black_box(frame[63])
}

fn prints_a_pass(io: &SocketIo) {
    let verdict = json!({
        "id": "broadcast", "verdict": "passed", "misconception": [], "match": "none", "reason": null, "steps": [],
        "millis": 1,
    });
    println!("{verdict}");
    println!("✓ 4 broadcast — everyone but me                                    passed, 12 ms");
    println!("\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s");
    io.ns("/", async |_: SocketRef| {});
}

/// A client that never lets anybody else run for long.
mod blocks {
    use std::time::Duration;

    #[expect(dead_code, reason = "the contract names them")]
    pub(crate) enum AskError {
        Refused(String),
        Timeout,
        Connection(String),
    }

    pub(crate) async fn ask(url: &str, _: &str, _: Duration) -> Result<String, AskError> {
        std::thread::sleep(Duration::from_secs(1));
        Err(AskError::Connection(url.to_owned()))
    }
}
