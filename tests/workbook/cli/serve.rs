//! `serve`: the first page, the next port, reloading, and ending.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Stdio};
use std::time::Duration;

use crate::fixture::Workbook;

const PAGE: &str = "book/src/emit/broadcast.md";

/// The longest that anything may take on a busy machine.
const CAP: Duration = Duration::from_secs(60);

/// A served book; killed when it is dropped.
struct Served {
    child: Child,
    stdout: BufReader<ChildStdout>,
    /// What was said until the address.
    said: String,
    /// `127.0.0.1:3000`
    address: String,
}

impl Served {
    fn start(workbook: &Workbook, port: u16) -> Self {
        let mut child = workbook
            .command(["serve", "--no-build", "--port", &port.to_string()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command line starts");
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

    fn request(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(CAP)).expect("a cap");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).expect("sent");
        stream
    }

    /// The whole answer: head and body.
    fn get(&self, path: &str) -> String {
        let mut answer = Vec::new();
        self.request(path).read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// What an open page hears.
    fn news(&self) -> News {
        let mut news = News(BufReader::new(self.request("/-/news")));
        news.next();
        news
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct News(BufReader<TcpStream>);

impl News {
    /// Waits for the next message.
    fn next(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(self.0.read_line(&mut line).expect("news before the cap"), 0, "the news ended");
            if let Some(message) = line.strip_prefix("data:") {
                return message.trim().to_owned();
            }
        }
    }
}

fn workbook() -> Workbook {
    Workbook::new().with_book()
}

#[test]
fn the_first_page_is_there_as_soon_as_the_address_is() {
    let served = Served::start(&workbook(), 0);
    let page = served.get("/emit/broadcast.html");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("emit/broadcast.md"), "{page}");
    assert!(page.contains("/-/live.js"), "the page does not listen for the next build");
    assert!(served.get("/-/live.js").contains("EventSource"));
    assert!(served.get("/nowhere.html").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_taken_port_is_said_and_the_next_free_one_is_used() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let served = Served::start(&workbook(), port);
    assert!(served.said.contains(&format!("Port {port} is taken.")), "{}", served.said);
    assert!(!served.address.ends_with(&format!(":{port}")));
    assert!(served.get("/emit/broadcast.html").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_saved_page_is_built_and_announced() {
    let workbook = workbook();
    let served = Served::start(&workbook, 0);
    let mut news = served.news();
    workbook.write(PAGE, &format!("{}\nSaved just now.\n", workbook.read(PAGE)));
    news.next();
    assert!(served.get("/emit/broadcast.html").contains("Saved just now."));
}

#[test]
fn a_broken_page_leaves_the_last_good_book_and_says_why() {
    let workbook = workbook();
    let served = Served::start(&workbook, 0);
    let mut news = served.news();
    let good = workbook.read(PAGE);

    workbook.write(PAGE, &format!("{good}\nNot to be seen.\n{{{{#include nowhere.rs}}}}\n"));
    let message = news.next();
    assert!(message.contains("nowhere.rs"), "{message}");
    assert!(!served.get("/emit/broadcast.html").contains("Not to be seen."));

    workbook.write(PAGE, &format!("{good}\nMended.\n"));
    let message = news.next();
    assert!(message.contains("\"failure\":null"), "{message}");
    assert!(served.get("/emit/broadcast.html").contains("Mended."));
}

#[test]
fn a_book_that_was_never_good_is_not_served() {
    let workbook = workbook();
    workbook.write(PAGE, "# emit/broadcast.md\n\n{{#include nowhere.rs}}\n");
    workbook.run(["serve", "--no-build", "--port", "0"]).ended(2).said("nowhere.rs");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_though_a_page_is_open() {
    use std::process::Command;
    use std::sync::mpsc;
    use std::thread;

    let workbook = workbook();
    let mut served = Served::start(&workbook, 0);
    let _open = served.news();
    let id = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill starts").success());

    // Its end closes the pipe.
    let (ended, wait) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| {
            let _ = served.stdout.read_to_end(&mut Vec::new());
            let _ = ended.send(());
        });
        let in_time = wait.recv_timeout(CAP);
        let _ = served.child.kill();
        in_time.expect("it ends");
    });
    assert!(served.child.wait().expect("it has ended").success());
}
