//! What stands in the answer's text and explains the difference that is shown, with its line. Read to explain, never to
//! judge: a remark that is true of the text and has nothing to do with what was heard is not told.

use analysis::{Answer, Blocks, Events, How, Instead, Kind as Text, Remark, Setting, Within};
use transcript::difference::{Difference, Fact, Kind};
use transcript::{Act, FUNCTION, Fault, Reached, SERVER, Sound, Step, Transcript};

use super::server::Found;

/// So many remarks are told: the first explains the most.
const MOST: usize = 2;

/// The kind of the fact that a future is not awaited.
pub(super) const NEVER_AWAITED: &str = "never_awaited";

/// What a verdict shows, and what a remark may explain.
pub(super) struct Shown<'d> {
    pub(super) difference: &'d Difference,
    /// As it should be.
    pub(super) step: Option<&'d Step>,
    /// How far the server got with what is missing, if its record proves something.
    pub(super) found: Option<&'d Found>,
}

/// What may be said of an answer that passes: that a socket leaks, which no client can hear.
pub(super) fn of_a_right_answer(answer: &Answer<'_>) -> Option<Fact> {
    let remarks = answer.remarks(Events { on: &[], emit: &[] });
    remarks.iter().find_map(|remark| match &remark.kind {
        Text::CapturedSocket { name, .. } => Some(fact(
            remark,
            "captured_socket",
            &format!(
                "this handler holds `{name}`, and `{name}` holds the handler: neither is ever freed. A handler that \
                 asks for a `SocketRef` of its own holds nothing."
            ),
        )),
        _ => None,
    })
}

/// What explains that the answer's code ended, or did not.
pub(super) fn of_a_fault(answer: &Answer<'_>, fault: Fault) -> Option<Fact> {
    let remarks = answer.remarks(Events { on: &[], emit: &[] });
    let stands_still = matches!(fault, Fault::Unreturned | Fault::Silent);
    let blocks = || remarks.iter().filter(|_| stands_still).find_map(blocks);
    remarks.iter().find_map(blocking_client).or_else(blocks)
}

fn blocks(remark: &Remark) -> Option<Fact> {
    let Text::Blocks { call } = &remark.kind else { return None };
    let (call, other) = match call {
        Blocks::Sleep => ("`thread::sleep`", "`tokio::time::sleep(..).await`"),
        Blocks::Receive => ("`recv` of a channel of `std`", "`recv().await` of one of `tokio`"),
    };
    let text = format!("{call} blocks the thread, and nothing else on it goes on meanwhile; {other} does not.");
    Some(fact(remark, "blocks", &text))
}

fn blocking_client(remark: &Remark) -> Option<Fact> {
    let Text::BlockingClient { name } = &remark.kind else { return None };
    let text =
        format!("`{name}` is of the client that blocks its thread; the other is in `rust_socketio::asynchronous`.");
    Some(fact(remark, "blocking_client", &text))
}

fn fact(remark: &Remark, kind: &str, text: &str) -> Fact {
    let text = format!("`{}:{}`: {text}", remark.file, remark.line);
    Fact::at(kind, &text, usize::try_from(remark.line).ok())
}

impl Shown<'_> {
    /// The remarks that explain it.
    pub(super) fn facts(&self, answer: &Answer<'_>, right: &Transcript) -> Vec<Fact> {
        let (sent, heard) = contract(right);
        let [on, emit] = [&sent, &heard].map(|names| names.iter().map(String::as_str).collect::<Vec<_>>());
        let remarks = answer.remarks(Events { on: &on, emit: &emit });
        let awaited = self.never_awaited(&remarks);
        let told = remarks.iter().filter_map(|remark| self.told(remark));
        let told = awaited.into_iter().chain(told).take(MOST).collect::<Vec<_>>();
        if told.is_empty() { self.waits_for_nobody(answer, &on).into_iter().collect() } else { told }
    }

    /// Who comes in should hear something, and a handler waits for an event of her that no client ever sends.
    fn waits_for_nobody(&self, answer: &Answer<'_>, sent: &[&str]) -> Option<Fact> {
        if !self.is_beginning() || !self.reached(Reached::NothingMade) {
            return None;
        }
        let event = answer.events().0.into_iter().find(|event| !sent.contains(&event.as_str()))?;
        let pattern = format!(".on({event:?}");
        let mention = answer.mentions(&[pattern.as_str()]).into_iter().next()?;
        let text = format!(
            "`{}:{}`: this handler waits for an event `{event}`, and no client sends one.",
            mention.file, mention.line
        );
        Some(Fact::at("waits_for_nobody", &text, usize::try_from(mention.line).ok()))
    }

    /// It was made and never sent, and in the text a future is lost: the two together are sure.
    fn never_awaited(&self, remarks: &[Remark]) -> Option<Fact> {
        let found = self.found?;
        let missed = found.event.as_deref()?;
        // `io.emit` makes nothing before it is awaited; then the text must name the event.
        let is_lost = |event: Option<&str>| match found.reached {
            Reached::NotSent => event.is_none_or(|event| event == missed),
            Reached::NothingMade => event == Some(missed),
            _ => false,
        };
        let lost: Vec<(&Remark, &str, How)> = remarks
            .iter()
            .filter_map(|remark| match &remark.kind {
                Text::NeverAwaited { call, event, how } if is_lost(event.as_deref()) => {
                    Some((remark, call.as_str(), *how))
                }
                _ => None,
            })
            .collect();
        let (remark, call, how) = *lost.first()?;
        if lost.len() > 1 {
            let lines: Vec<String> = lost.iter().map(|(remark, ..)| remark.line.to_string()).collect();
            let lines = lines.join(", ");
            let text = format!(
                "No `{missed}` was sent: several futures are not awaited, in lines {lines} of `{}`.",
                remark.file
            );
            return Some(Fact::new(NEVER_AWAITED, text));
        }
        let lost = match how {
            How::Underscore => "`let _ =` drops the future before it has done anything",
            How::Dropped => "the future is dropped before it has done anything",
            How::Statement | How::Unused | How::Mapped => "nobody awaits its future",
        };
        Some(fact(remark, NEVER_AWAITED, &format!("`{call}` never sends `{missed}`: {lost}.")))
    }

    fn told(&self, remark: &Remark) -> Option<Fact> {
        let of_server = |kind: &str, text: String| Some(fact(remark, kind, &text));
        match &remark.kind {
            // A function of the answer's own.
            Text::NeverAwaited { call, event: None, .. } if self.reached(Reached::NothingMade) => {
                of_server("lost_future", format!("nobody awaits `{call}`, and what it would do is not done."))
            }
            Text::CloseTo { event, meant, .. } if self.hears_instead(event, meant) => {
                of_server("close_to", format!("`{event}` stands here."))
            }
            Text::CloseTo { event, meant, .. } if self.waits_for(meant) => {
                of_server("close_to", format!("this event is called `{event}`; the contract has `{meant}`."))
            }
            Text::NeverSent { event, instead } => self.never_sent(remark, event, *instead),
            Text::ReservedEvent { event, instead: Instead::Middleware }
                if self.any(|kind| matches!(kind, Kind::LetIn { .. })) =>
            {
                of_server(
                    "reserved_event",
                    format!("an event that is called `{event}` refuses nobody: a middleware does."),
                )
            }
            Text::ReservedEvent { event, instead: Instead::OnDisconnect } if self.any(|kind| *kind == Kind::Stays) => {
                of_server("reserved_event", format!("an event that is called `{event}` ends no connection."))
            }
            Text::Replaced { what, by } if self.is_replaced(what) => {
                let (what, once) = match what {
                    Setting::Event(event) => (format!("handler for `{event}`"), "one for each event"),
                    Setting::Disconnect => ("`on_disconnect` handler".to_owned(), "one for each connection"),
                    Setting::Fallback => ("fallback".to_owned(), "one for each connection"),
                    Setting::Namespace(path) => (format!("handler of `{path}`"), "one for each namespace"),
                };
                of_server("replaced", format!("this {what} is replaced by that of line {by}: there is {once}."))
            }
            Text::OnInHandler { event: Some(event), within } if self.is_unhandled(event) => {
                let when = match within {
                    Within::Event(event) => format!("once `{event}` has come"),
                    Within::SomeEvent => "once another event has come".to_owned(),
                    Within::Disconnect => "when the connection ends".to_owned(),
                };
                of_server("on_in_handler", format!("this handler for `{event}` is there only {when}."))
            }
            Text::WithoutSlash { path, method } if self.refused() || method == "of" && self.misses_something() => {
                of_server(
                    "without_slash",
                    format!("the path of a namespace begins with a slash, and `{path}` has none."),
                )
            }
            Text::PatternAsPath { path, .. } if self.refused() || self.misses_something() => of_server(
                "pattern_as_path",
                format!(
                    "`{path}` is taken as it stands here: `format!` fills in braces, and only `dyn_ns` reads patterns."
                ),
            ),
            Text::RoomOfSocketId { method } if method == "except" && self.hears_too_much() => of_server(
                "room_of_socket_id",
                "`except` takes a room, and nobody is in a room that is called like a socket's id.".to_owned(),
            ),
            Text::RoomOfSocketId { method } if method != "except" && self.reached(Reached::ToNobody) => of_server(
                "room_of_socket_id",
                format!("`{method}` takes a room, and nobody is in a room that is called like a socket's id."),
            ),
            Text::IoInNamespace { method, namespace } if self.reached(Reached::ToNobody) || self.hears_too_much() => {
                of_server(
                    "io_in_namespace",
                    format!("`io.{method}` speaks to `/`, and this handler is of `{namespace}`."),
                )
            }
            Text::PayloadString if self.is_of_a_client() => of_server(
                "payload_string",
                "`Payload::String` never comes: what comes is `Text` or `Binary`.".to_owned(),
            ),
            Text::BlockingClient { .. } if self.is_of_a_client() => blocking_client(remark),
            _ => None,
        }
    }

    fn never_sent(&self, remark: &Remark, event: &str, instead: Instead) -> Option<Fact> {
        let instead = match instead {
            Instead::OnDisconnect if self.is_end() => "`on_disconnect` is called when a connection ends",
            Instead::Namespace if self.is_beginning() => "what `io.ns` is given is called for each connection",
            Instead::EventConnect if self.is_of_a_client() => {
                "the library calls what is registered for `Event::Connect`"
            }
            Instead::EventClose if self.is_of_a_client() => "the library calls what is registered for `Event::Close`",
            Instead::EventError if self.is_of_a_client() => "the library calls what is registered for `Event::Error`",
            _ => return None,
        };
        Some(fact(remark, "never_sent", &format!("nobody sends an event `{event}`; {instead}.")))
    }

    fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.difference.wrong.iter().flat_map(|at| &at.kinds)
    }

    fn any(&self, is: impl Fn(&Kind) -> bool) -> bool {
        self.kinds().any(is)
    }

    fn reached(&self, reached: Reached) -> bool {
        self.found.is_some_and(|found| found.reached == reached)
    }

    fn misses_something(&self) -> bool {
        self.any(|kind| matches!(kind, Kind::Missing { .. }))
    }

    fn hears_too_much(&self) -> bool {
        self.any(|kind| matches!(kind, Kind::Extra { .. } | Kind::Namespace { .. }))
    }

    fn hears_instead(&self, event: &str, meant: &str) -> bool {
        self.any(|kind| matches!(kind, Kind::Name { expected, actual } if actual == event && expected == meant))
    }

    /// Somebody sends it in this step, and no handler takes it.
    fn waits_for(&self, event: &str) -> bool {
        self.is_sent(event) && (self.is_unhandled(event) || self.found.is_none() && self.misses_something())
    }

    fn is_unhandled(&self, event: &str) -> bool {
        self.reached(Reached::Unhandled) && self.is_sent(event)
    }

    fn is_sent(&self, event: &str) -> bool {
        self.step.is_some_and(|step| step.sent.iter().any(|sent| emitted(&sent.act) == Some(event)))
    }

    /// Whether what was replaced would have been called in this step.
    fn is_replaced(&self, what: &Setting) -> bool {
        match what {
            Setting::Event(event) => self.is_sent(event),
            Setting::Disconnect => self.is_end(),
            Setting::Namespace(_) => self.is_beginning() && self.misses_something(),
            Setting::Fallback => false,
        }
    }

    /// Whether somebody leaves in this step, and something of what is due is missing.
    fn is_end(&self) -> bool {
        let leaves = |act: &Act| matches!(act.times().0, Act::Disconnects | Act::Closes | Act::CutOff);
        self.step.is_some_and(|step| step.sent.iter().any(|sent| leaves(&sent.act))) && self.misses_something()
    }

    /// Whether somebody connects in this step, and something of what is due is missing. Who does, is in its title alone.
    fn is_beginning(&self) -> bool {
        self.step.is_some_and(|step| !step.is_acted()) && self.misses_something()
    }

    fn refused(&self) -> bool {
        self.any(|kind| matches!(kind, Kind::Refused { .. }))
    }

    /// Whether the learner writes a client here.
    fn is_of_a_client(&self) -> bool {
        self.difference.present.iter().any(|client| [FUNCTION, SERVER].contains(&client.as_str()))
    }
}

/// The events that the exercise is about: what clients send, and what they hear.
fn contract(right: &Transcript) -> (Vec<String>, Vec<String>) {
    let sent = right.steps.iter().flat_map(|step| &step.sent).filter_map(|sent| emitted(&sent.act));
    let sounds = right.steps.iter().flat_map(|step| &step.heard).flat_map(|heard| &heard.sounds);
    let each = |names: &mut dyn Iterator<Item = &str>| {
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    };
    (each(&mut sent.into_iter()), each(&mut sounds.filter_map(name)))
}

pub(super) fn emitted(act: &Act) -> Option<&str> {
    match act.times().0 {
        Act::Emits { event, .. } => Some(event),
        _ => None,
    }
}

/// The event that is heard.
pub(super) fn name(sound: &Sound) -> Option<&str> {
    match sound.times().0 {
        Sound::Event { name, .. } => Some(name),
        Sound::Elsewhere { sound, .. } | Sound::Connection { sound, .. } => name(sound),
        _ => None,
    }
}
