//! A book that is served for a test, and what one hears of it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::fixture::Workbook;

/// The longest that anything may take on a busy machine.
const CAP: Duration = Duration::from_secs(60);

/// A served book; killed when it is dropped.
pub(crate) struct Served {
    pub(crate) child: Child,
    pub(crate) stdout: BufReader<ChildStdout>,
    /// What was said until the address.
    pub(crate) said: String,
    /// `127.0.0.1:3000`
    pub(crate) address: String,
}

impl Served {
    pub(crate) fn start(workbook: &Workbook, port: u16) -> Self {
        Self::of(&mut workbook.command(["serve", "--no-build", "--port", &port.to_string()]))
    }

    /// Of the command line with options of its own.
    pub(crate) fn of(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the command line starts");
        let stdout = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let mut served = Self { child, stdout, said: String::new(), address: String::new() };
        while served.address.is_empty() {
            let start = served.said.len();
            let read = served.stdout.read_line(&mut served.said).expect("stdout is text");
            assert_ne!(read, 0, "no address in {:?}", served.said);
            if let Some((_, address)) = served.said[start..].split_once("http://") {
                served.address = address.trim().to_owned();
            }
        }
        served
    }

    pub(crate) fn request(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(CAP)).expect("a cap");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).expect("sent");
        stream
    }

    /// The whole answer: head and body.
    pub(crate) fn get(&self, path: &str) -> String {
        whole(self.request(path))
    }

    /// The answer to a request with these lines in its head.
    pub(crate) fn ask(&self, path: &str, head: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(CAP)).expect("a cap");
        write!(stream, "GET {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n").expect("sent");
        whole(stream)
    }

    /// The answer to a POST, as far as it comes: whoever refuses a body does not read it all.
    pub(crate) fn post(&self, path: &str, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(CAP)).expect("a cap");
        let mut sends = stream.try_clone().expect("a second handle");
        let head = format!("POST {path} HTTP/1.1\r\n{head}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        thread::scope(|scope| {
            scope.spawn(move || sends.write_all(head.as_bytes()).and_then(|()| sends.write_all(body.as_bytes())));
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            String::from_utf8_lossy(&answer).into_owned()
        })
    }

    /// Sends it a signal, and waits for its end.
    #[cfg(unix)]
    pub(crate) fn end_by(&mut self, signal: &str) -> ExitStatus {
        use std::sync::mpsc;

        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().expect("kill starts").success());
        // Its end closes the pipe.
        let (ended, wait) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(|| {
                let _ = self.stdout.read_to_end(&mut Vec::new());
                let _ = ended.send(());
            });
            let in_time = wait.recv_timeout(CAP);
            let _ = self.child.kill();
            in_time.expect("it ends");
        });
        self.child.wait().expect("it has ended")
    }

    /// Waits until an open page hears something of this.
    pub(crate) fn news_of(&self, field: &str) -> String {
        let mut news = News(BufReader::new(self.request("/-/news")));
        loop {
            let message: serde_json::Value = serde_json::from_str(&news.next()).expect("JSON");
            if let Some(told) = message[field].as_str() {
                return told.to_owned();
            }
        }
    }

    /// What the open page of an exercise hears.
    pub(crate) fn news_at(&self, exercise: &str) -> News {
        News(BufReader::new(self.request(&format!("/-/news?exercise={exercise}"))))
    }

    /// What an open page hears.
    pub(crate) fn news(&self) -> News {
        let mut news = News(BufReader::new(self.request("/-/news")));
        news.next();
        news
    }
}

fn whole(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) struct News(BufReader<TcpStream>);

impl News {
    /// Waits for the next message about the book.
    pub(crate) fn next(&mut self) -> String {
        self.next_of("")
    }

    /// Waits for the next message of this kind.
    pub(crate) fn next_of(&mut self, wanted: &str) -> String {
        let (mut line, mut kind) = (String::new(), String::new());
        let since = Instant::now();
        loop {
            // What keeps the connection alive is read, too.
            assert!(since.elapsed() < CAP, "no {wanted:?} before the cap");
            line.clear();
            assert_ne!(self.0.read_line(&mut line).expect("news before the cap"), 0, "the news ended");
            if let Some(named) = line.strip_prefix("event:") {
                kind = named.trim().to_owned();
            } else if let Some(message) = line.strip_prefix("data:").filter(|_| kind == wanted) {
                return message.trim().to_owned();
            } else if line.trim().is_empty() {
                kind.clear();
            }
        }
    }
}
