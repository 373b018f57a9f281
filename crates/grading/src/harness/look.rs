//! The few looks that are not a client's: into a room, at the names of rooms and namespaces, at a page over HTTP, and at
//! whether the runtime sleeps.

use transcript::{Act, Body, Fault, Heard, NAMESPACES, READER, RUNTIME, SERVER, Sent, Sound, Step};

use super::record::{escaped, normal};
use super::request::{Request, unreadable};
use super::{Harness, Sequence};
use crate::child::{CAP, Stop};
use crate::protocol::{Idle, Idled, ListNamespaces, ListRooms, Probe};

/// A runtime that wakes up no more often than that, in however long a time, sleeps.
const SELDOM: u64 = 1_000;

/// The answer to a request over HTTP.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// `200`
    pub status: &'a str,
    /// The content type: `text/html; charset=utf-8`. Empty if there is none.
    pub kind: &'a str,
    pub body: &'a str,
}

impl<'a> Page<'a> {
    fn read(answer: &'a str) -> Self {
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
        let fields = head.lines().filter_map(|line| line.split_once(':'));
        let kind = fields.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let status = head.split(' ').nth(1).unwrap_or("no status");
        Self { status, kind: kind.map_or("", |(_, kind)| kind.trim()), body }
    }
}

impl Harness {
    /// The server itself emits `probe` into a room, which shows who is in it.
    pub async fn emit_into(&mut self, title: &str, namespace: &str, room: &str) {
        if self.scene.stop.is_some() {
            return;
        }
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        let probe = Probe { namespace: namespace.to_owned(), room: room.to_owned() };
        let settled = match self.process.ask(probe).await {
            Ok(()) => self.settle(0).await,
            Err(stop) => Err(stop),
        };
        step.sent.push(Sent { client: SERVER.into(), act: Act::Probe { room: room.to_owned() } });
        self.finish(step, settled, Sequence::Free);
    }

    /// Time passes while nobody is connected, and whether the runtime sleeps through it is recorded. One that does not is
    /// left alone once that is clear, at a moment that differs from run to run: it is for a scene's end.
    pub async fn idle(&mut self, title: &str, millis: u64) {
        if self.scene.stop.is_some() {
            return;
        }
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        let settled = match self.process.ask(Idle { millis, most: SELDOM }).await {
            Ok(Idled { woke }) => {
                let words = if woke > SELDOM { "wakes up more than 1,000 times" } else { "sleeps" };
                step.heard.push(Heard { client: RUNTIME.into(), sounds: vec![Sound::Prose(words.to_owned())] });
                self.settle(0).await
            }
            Err(stop) => Err(stop),
        };
        self.finish(step, settled, Sequence::Free);
    }

    /// The names of the rooms of "/" in which this text stands, sorted. Nothing is recorded: what an answer calls its
    /// rooms is its own affair, until a client may choose the same name.
    pub async fn rooms_called_like(&mut self, text: &str) -> Vec<String> {
        if self.scene.stop.is_some() {
            return Vec::new();
        }
        match self.process.ask(ListRooms).await {
            Ok(mut names) => {
                names.retain(|name| name.contains(text));
                names
            }
            Err(stop) => {
                self.end_step(Step { title: "the server goes on".into(), ..Step::default() }, stop);
                Vec::new()
            }
        }
    }

    /// Records which namespaces the server has.
    pub async fn namespaces(&mut self, title: &str) {
        self.namespaces_below(title, "/").await;
    }

    /// Records which namespaces the server has that begin like this. Others are the answer's own business.
    pub async fn namespaces_below(&mut self, title: &str, beginning: &str) {
        if self.scene.stop.is_some() {
            return;
        }
        let asked = self.process.ask(ListNamespaces).await;
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        match asked {
            Ok(mut names) => {
                names.retain(|name| name.starts_with(beginning));
                names.sort();
                let sounds = names.into_iter().map(Sound::Namespace).collect();
                step.heard.push(Heard { client: NAMESPACES.into(), sounds });
                self.keep(step);
            }
            Err(stop) => self.end_step(step, stop),
        }
    }

    /// Asks for a page over HTTP and records its status and its JSON, once the server is at rest.
    pub async fn get(&mut self, title: &str, path: &str) {
        if self.scene.stop.is_some() {
            return;
        }
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        step.sent.push(Sent { client: READER.into(), act: Act::Get { path: path.to_owned() } });
        let answered = match self.settle(0).await {
            Ok(()) => self.page(path).await,
            Err(stop) => Err(stop),
        };
        match answered {
            Ok(page) => {
                step.heard = self.heard(Sequence::Free);
                step.heard.push(Heard { client: READER.into(), sounds: vec![self.describe(&page)] });
                self.keep_page(step, &page).await;
            }
            Err(stop) => self.end_step(step, stop),
        }
    }

    /// Asks for a page over HTTP and records what the scene finds in it: for pages that every answer may write anew.
    pub async fn look(&mut self, title: &str, path: &str, find: impl FnOnce(&Page<'_>) -> Vec<String>) {
        if self.scene.stop.is_some() {
            return;
        }
        let mut step = Step { title: title.to_owned(), ..Step::default() };
        step.sent.push(Sent { client: READER.into(), act: Act::Get { path: path.to_owned() } });
        match self.page(path).await {
            Ok(page) => {
                let sounds = find(&Page::read(&page)).into_iter().map(Sound::Prose).collect();
                step.heard.push(Heard { client: READER.into(), sounds });
                self.keep_page(step, &page).await;
            }
            Err(stop) => self.end_step(step, stop),
        }
    }

    /// A page without a status may be a handler that panicked: the server has told, and must be listened to.
    async fn keep_page(&mut self, step: Step, page: &str) {
        let asked = if page.is_empty() { self.settle(0).await } else { Ok(()) };
        match asked {
            Err(stop) => self.end_step(step, stop),
            Ok(()) if self.panicked() => self.end_step(step, Stop::Fault(Fault::Panicked)),
            Ok(()) => self.keep(step),
        }
    }

    async fn page(&mut self, path: &str) -> Result<String, Stop> {
        let port = self.scene.ports.first().copied().unwrap_or_default();
        let answer = tokio::time::timeout(CAP, async {
            Request::send(port, &format!("GET {path}"), "", "").await?.answer().await
        })
        .await;
        // The request's own connection has ended, too.
        self.scene.ended += 1;
        match answer {
            Ok(Ok(page)) => Ok(page),
            Ok(Err(error)) => Err(unreadable(path, &error)),
            Err(_) => Err(Stop::Fault(Fault::Silent)),
        }
    }

    /// The status, and the body with sorted keys where it is JSON.
    pub(super) fn describe(&self, page: &str) -> Sound {
        let Page { status, body, .. } = Page::read(page);
        let body = match Body::read(body) {
            Body::Json(json) => Body::Json(normal(escaped(json), self.free)),
            text => text,
        };
        Sound::Page { status: status.to_owned(), body }
    }
}
