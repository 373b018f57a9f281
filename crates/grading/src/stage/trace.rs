//! What socketioxide tells of itself, as entries of the server's record. Its own tracing is the only source: nothing is
//! added to the learner's server, and nothing here is judged.
//!
//! A handler is called synchronously, between `reading` and the end of its span; its body is a task of its own. So the
//! entry of an event stays open on the thread that reads it until something else happens there.
//!
//! # Layout
//!
//! - [`Unsaid`]: what is recorded and not yet told to the grader. It is bounded.
//! - [`unheard`]: what the harness itself sends.
//! - [`watch`]: the subscriber.
//! - `fields`: what a line of the trace says.

mod fields;

use std::cell::{Cell, RefCell};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracing::callsite::{self, Identifier};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::Interest;
use tracing::{Event, Level, Metadata, Subscriber};
use transcript::server_record::{Entry, Frame, FrameKind, Handling, RefusedBy};

use self::fields::Fields;
use crate::traced::Traced;

/// So many entries are kept between two words to the grader.
const KEPT: usize = 2_000;
/// So many skipped handlers are kept beyond that: they explain silence.
const KEPT_ALWAYS: usize = 10;

/// What the grader has not been told yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Unsaid(Arc<Mutex<Traced>>);

impl Unsaid {
    fn lock(&self) -> MutexGuard<'_, Traced> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_full(&self) -> bool {
        self.lock().entries.len() >= KEPT
    }

    fn push(&self, entry: Entry) {
        let mut unsaid = self.lock();
        let explains = fields::skips(&entry) && unsaid.entries.len() < KEPT + KEPT_ALWAYS;
        if unsaid.entries.len() < KEPT || explains {
            unsaid.entries.push(entry);
        } else {
            unsaid.cut = true;
        }
    }

    /// Who is in which room, where that has changed.
    pub(super) fn rooms(&self, rooms: Vec<transcript::server_record::Room>) {
        self.lock().rooms = Some(rooms);
    }

    /// What is to be told now, if there is anything.
    pub(super) fn take(&self) -> Option<Traced> {
        let traced = std::mem::take(&mut *self.lock());
        (!traced.entries.is_empty() || traced.cut || traced.rooms.is_some()).then_some(traced)
    }

    /// Nothing more will happen to the event that this thread has read last.
    pub(super) fn close(&self) {
        // A thread that ends has nothing open.
        let open = OPEN.try_with(|open| open.try_borrow_mut().ok()?.entry.take()).ok().flatten();
        if let Some(entry) = open {
            self.push(entry);
        }
    }
}

/// What the trace of this thread has begun and not ended.
#[derive(Debug, Default)]
struct Open {
    /// The event that was read last, or the value that was encoded last: what comes next says more of it.
    entry: Option<Entry>,
    /// The handler that is being called.
    call: Option<Entry>,
    /// A middleware's argument did not fit.
    misfit: bool,
    /// The client that a middleware has refused: the packet that says so comes next.
    refused: Option<Option<String>>,
}

thread_local! {
    static OPEN: RefCell<Open> = RefCell::default();
    static UNHEARD: Cell<bool> = const { Cell::new(false) };
}

/// Does what the harness itself has to do on this thread: nothing of it is recorded. Its events are most of what the
/// server sends and reads, so that formatting them would take longer than all the rest.
pub(super) fn unheard<T>(does: impl FnOnce() -> T) -> T {
    let before = UNHEARD.replace(true);
    let done = does();
    UNHEARD.set(before);
    done
}

/// Records what socketioxide does from now on.
pub(super) fn watch(unsaid: &Unsaid, fence: &str) {
    // An answer may have set its own before: then nothing is recorded.
    let others = Mutex::default();
    drop(tracing::subscriber::set_global_default(Tracer { unsaid: unsaid.clone(), fence: fence.to_owned(), others }));
}

struct Tracer {
    unsaid: Unsaid,
    fence: String,
    /// The lines that look like those that are read, and have turned out not to be.
    others: Mutex<Vec<Identifier>>,
}

/// The parts of socketioxide whose lines are read; all others cost nothing.
fn is_read(metadata: &Metadata<'_>) -> bool {
    let level = *metadata.level();
    let has = |field: &str| metadata.fields().field(field).is_some();
    match metadata.target() {
        "socketioxide::handler::message" | "socketioxide::handler::connect" | "socketioxide::handler::disconnect" => {
            metadata.is_span() || level == Level::ERROR
        }
        "socketioxide::socket" | "socketioxide::operators" | "socketioxide::extract::socket" => level == Level::DEBUG,
        "socketioxide::client" => metadata.is_event() && level == Level::DEBUG,
        "socketioxide::ack" => true,
        // Other lines of this target have no such field.
        "socketioxide::ns" => has("ns"),
        // A value or a packet. What is decoded has the same fields: that is told apart where it is read first.
        "socketioxide::parser" => level == Level::TRACE && has("value"),
        _ => false,
    }
}

impl Subscriber for Tracer {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        let is_other = || self.others.lock().unwrap_or_else(PoisonError::into_inner).contains(&metadata.callsite());
        if is_read(metadata) && !is_other() { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_read(metadata)
    }

    /// A handler is called.
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let fields = || Fields::of(|visitor| span.record(visitor));
        let handling = Handling::Ran;
        let call = match span.metadata().target() {
            "socketioxide::handler::message" => {
                OPEN.with_borrow_mut(|open| open.entry.take()).and_then(|read| match read {
                    Entry::Read { event, .. } => {
                        let Fields { client, asks, .. } = fields();
                        Some(Entry::Read { event, client, asks, handling })
                    }
                    // The harness's own event has no entry.
                    _ => None,
                })
            }
            "socketioxide::handler::connect" => Some(Entry::Connected { client: fields().client, handling }),
            _ => Some(Entry::Disconnected { client: fields().client, handling }),
        };
        self.unsaid.close();
        OPEN.with_borrow_mut(|open| open.call = call);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        if UNHEARD.get() {
            return;
        }
        let line = event.metadata();
        let target = line.target();
        let parsed = target == "socketioxide::parser";
        if parsed && self.unsaid.is_full() {
            // A flood: nobody reads on, and it must not become slower than it is.
            self.unsaid.lock().cut = true;
            return;
        }
        let Fields { message, event, client, value, .. } = Fields::of(|visitor| event.record(visitor));
        if message.is_empty() {
            return self.leave_out(line.callsite());
        }
        if let Some(why) = message.strip_prefix("Error while extracting data: ") {
            return Self::did_not_fit(why);
        }
        if message == "packet encoded:" {
            return self.sends(value.as_deref());
        }
        self.unsaid.close();
        match target {
            "socketioxide::socket" if message == "reading" => self.reads(event),
            "socketioxide::parser" => self.encodes(value),
            "socketioxide::ns" => OPEN.with_borrow_mut(|open| open.refused = Some(client)),
            "socketioxide::client" | "socketioxide::ack" => self.says(&message),
            _ => self.fails(&message),
        }
    }

    fn enter(&self, _: &Id) {}

    /// The handler has been called, or was skipped.
    fn exit(&self, _: &Id) {
        if let Some(call) = OPEN.with_borrow_mut(|open| open.call.take()) {
            self.unsaid.push(call);
        }
    }
}

impl Tracer {
    /// From now on, this line costs nothing.
    fn leave_out(&self, line: Identifier) {
        self.others.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        callsite::rebuild_interest_cache();
    }

    /// An event is read. Whether there is a handler shows in what comes next.
    fn reads(&self, event: String) {
        if event != self.fence {
            let read = Entry::Read { event, client: None, asks: false, handling: Handling::NoHandler };
            OPEN.with_borrow_mut(|open| open.entry = Some(read));
        }
    }

    /// An extractor failed: of the handler that is being called, or of a middleware.
    fn did_not_fit(why: &str) {
        OPEN.with_borrow_mut(|open| match &mut open.call {
            Some(
                Entry::Read { handling, .. } | Entry::Connected { handling, .. } | Entry::Disconnected { handling, .. },
            ) => *handling = Handling::Skipped { why: fields::cut(why) },
            _ => open.misfit = true,
        });
    }

    /// The harness's own event is left out. Whether it is an event at all shows in the packet, if one comes at once.
    fn encodes(&self, value: Option<String>) {
        let Some(value) = value else { return };
        let event = fields::event_of(&value);
        if event.as_ref() != Some(&self.fence) {
            OPEN.with_borrow_mut(|open| open.entry = Some(Entry::Encoded { event, data: fields::cut(&value) }));
        }
    }

    fn sends(&self, value: Option<&str>) {
        let packet = value.and_then(fields::packet);
        OPEN.with_borrow_mut(|open| {
            if let (Some(Entry::Encoded { event, data }), Some(packet)) = (&mut open.entry, &packet)
                && packet.is_ack()
                && *data == fields::cut(&packet.data)
            {
                *event = None;
            }
        });
        self.unsaid.close();
        let Some(packet) = packet else { return };
        let (refused, misfit) = OPEN.with_borrow_mut(|open| (open.refused.take(), std::mem::take(&mut open.misfit)));
        let fields::Packet { kind, namespace, asks, data } = packet;
        let (kind, event) = match kind {
            '1' => (FrameKind::Disconnect, None),
            '2' | '5' => (FrameKind::Event, fields::event_of(&data)),
            '3' | '6' => (FrameKind::Ack, None),
            '4' => {
                let why = fields::message_of(&data);
                self.unsaid.push(match refused {
                    Some(client) => {
                        let by = if misfit { RefusedBy::Extractor } else { RefusedBy::Middleware };
                        Entry::Refused { namespace, client, why, by }
                    }
                    None => Entry::Undeclared { namespace },
                });
                return;
            }
            _ => return,
        };
        if event.as_ref() != Some(&self.fence) {
            let data = fields::cut(&data);
            self.unsaid.push(Entry::Sent(Frame { kind, namespace, event, asks, data }));
        }
    }

    /// What is declared and asked for, in the library's words.
    fn says(&self, message: &str) {
        let after = |words: &str| message.strip_prefix(words).map(fields::cut);
        let entry = if let Some(namespace) = after("adding namespace ") {
            Entry::Declared { namespace, pattern: false }
        } else if let Some(namespace) = after("adding dynamic namespace ") {
            Entry::Declared { namespace, pattern: true }
        } else if let Some(namespace) = after("deleting namespace ") {
            Entry::Deleted { namespace }
        } else if let Some(namespace) = after("invalid namespace requested: ") {
            Entry::Undeclared { namespace }
        } else if let Some(clients) =
            after("broadcast with ack to ").and_then(|rest| rest.split(' ').next()?.parse().ok())
        {
            Entry::Asked { clients }
        } else {
            return;
        };
        self.unsaid.push(entry);
    }

    fn fails(&self, message: &str) {
        let why = message.strip_prefix("sending error during emit message: ");
        if let Some(why) = why.or_else(|| message.strip_prefix("broadcast error: ")) {
            self.unsaid.push(Entry::SendFailed { why: fields::cut(why) });
        }
    }
}
