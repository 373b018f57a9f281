//! An answer that runs for anybody: a raw client over WebSocket and over polling, what is said of it, and the end.
//!
//! The binary starts itself as the server.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use grading::scene::json;
use grading::{Answer, Grader, Run, Value};
use libtest_mimic::{Arguments, Trial};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

/// The longest that anything may take on a busy machine.
const CAP: Duration = Duration::from_secs(60);
const GRADER: Grader = Grader::server("broadcast", |_| Box::pin(async {})).entrance("/", "{\"name\": \"alice\"}");

fn main() -> ExitCode {
    if let Some(run) = Run::wanted() {
        let done = match run.id.as_str() {
            "function" => {
                let answer = Answer::Call(|args| Box::pin(async move { args["read"].clone() }));
                Run::for_each_line(answer, |line| json!({ "read": line }), Value::to_string)
            }
            _ => run.serve(Answer::Attach(attach), &GRADER),
        };
        return if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let trials = [
        trial("a client over websocket is served, and what it does is said", websocket),
        trial("a client over polling is served, and what it does is said", polling),
        trial("when it is to be quiet, nothing is said of clients", quiet),
        trial("a function is called with each line", function),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials.into()).exit_code()
}

fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("typing", async |socket: SocketRef, Data(who): Data<Value>, ack: AckSender| {
            socket.broadcast().emit("typing", &who).await.ok();
            ack.send("told").ok();
        });
    });
}

/// The server; it ends with this value.
struct Served {
    child: Child,
    out: BufReader<ChildStdout>,
    address: String,
}

impl Served {
    fn start(quiet: bool) -> Self {
        let mut child = start("broadcast", quiet);
        let mut out = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let mut first = String::new();
        out.read_line(&mut first).expect("text");
        let (_, address) = first.split_once("broadcast is at http://").unwrap_or_else(|| panic!("{first:?}"));
        Self { child, out, address: address.trim().to_owned() }
    }

    /// Reads until a line ends like this.
    fn says(&mut self, end: &str) {
        let (mut line, mut all) = (String::new(), String::new());
        while !line.trim_end().ends_with(end) {
            all.push_str(&line);
            line.clear();
            assert_ne!(self.out.read_line(&mut line).expect("text"), 0, "{end:?} was not said:\n{all}");
        }
    }

    /// Hangs up, and waits for its end: what it said meanwhile.
    fn end(mut self) -> String {
        drop(self.child.stdin.take());
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).expect("text");
        assert!(self.child.wait().expect("it ends").success());
        rest
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn start(id: &str, quiet: bool) -> Child {
    let run = Run { id: id.to_owned(), port: 0, quiet, again: false };
    Command::new(std::env::current_exe().expect("this binary"))
        .env("WORKBOOK_RUN", serde_json::to_string(&run).expect("JSON"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts")
}

struct Socket(WebSocketStream<tokio::net::TcpStream>);

impl Socket {
    async fn connect(address: &str) -> Self {
        let stream = tokio::net::TcpStream::connect(address).await.expect("it listens");
        let url = format!("ws://{address}/socket.io/?EIO=4&transport=websocket");
        let (socket, _) = tokio_tungstenite::client_async(url, stream).await.expect("a WebSocket");
        let mut socket = Self(socket);
        assert!(socket.next().await.starts_with('0'));
        socket.send("40").await;
        assert!(socket.next().await.starts_with("40{"));
        socket
    }

    async fn send(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.expect("sent");
    }

    /// The next packet; heartbeats are answered.
    async fn next(&mut self) -> String {
        loop {
            let next = tokio::time::timeout(CAP, self.0.next()).await.expect("in time");
            let text = next.expect("it is open").expect("a message").into_text().expect("text").to_string();
            if text != "2" {
                return text;
            }
            self.send("3").await;
        }
    }
}

fn in_runtime<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(work)
}

fn websocket() {
    let mut served = Served::start(false);
    served.says(".connect()?;");
    in_runtime(async {
        let (mut alice, mut bob) = (Socket::connect(&served.address).await, Socket::connect(&served.address).await);
        alice.send("427[\"typing\",{\"name\":\"alice\"}]").await;
        assert_eq!(bob.next().await, "42[\"typing\",{\"name\":\"alice\"}]");
        assert_eq!(alice.next().await, "437[\"told\"]");
        bob.send("41").await;
    });
    served.says("client 1    connects by websocket");
    served.says("client 1    asks for /");
    served.says("client 2    asks for /");
    served.says("client 1    emits typing {\"name\":\"alice\"}, and asks for an ack");
    // In which order the two go is their affair: hanging up ends all of it.
    served.end();
}

/// One request, and the body of its answer.
fn ask(address: &str, query: &str, body: Option<&str>) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(CAP)).expect("a cap");
    let method = if body.is_some() { "POST" } else { "GET" };
    let body = body.unwrap_or_default();
    write!(
        stream,
        "{method} /socket.io/?EIO=4&transport=polling{query} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer.split_once("\r\n\r\n").expect("a body").1.to_owned()
}

fn polling() {
    let mut served = Served::start(false);
    let address = served.address.clone();
    let open = ask(&address, "", None);
    let sid = open.split("\"sid\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a session").to_owned();
    let session = format!("&sid={sid}");
    assert_eq!(ask(&address, &session, Some("40")), "ok");
    let connected = ask(&address, &session, None);
    assert!(connected.contains("40{"), "{connected}");
    assert_eq!(ask(&address, &session, Some("423[\"typing\",\"bob\"]")), "ok");
    served.says("client 1    connects by polling");
    served.says("client 1    emits typing \"bob\", and asks for an ack");
    assert_eq!(ask(&address, &session, Some("1")), "ok");
    served.says("client 1    is gone");
}

fn quiet() {
    let served = Served::start(true);
    in_runtime(async {
        let mut alice = Socket::connect(&served.address).await;
        alice.send("427[\"typing\",{\"name\":\"alice\"}]").await;
        assert_eq!(alice.next().await, "437[\"told\"]");
    });
    let said = served.end();
    assert!(!said.contains("client 1"), "{said}");
    assert!(said.contains("JavaScript") && said.contains("Python") && said.contains("Rust"), "{said}");
}

fn function() {
    let mut child = start("function", false);
    let mut stdin = child.stdin.take().expect("stdin is piped");
    stdin.write_all(b"one\ntwo \xe2\x98\x82\n").expect("sent");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "\"one\"\n\"two ☂\"\n");
}
