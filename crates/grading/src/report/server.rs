//! How far the server got with what somebody misses, as its own record tells it.
//!
//! Only what the record proves is said: each query of [`transcript::server_record`] tells what that is. One sentence is
//! enough, and where nothing is proved, nothing is said.

use transcript::difference::{Difference, Fact, Kind, Of};
use transcript::server_record::{HandlerCall, HandlerOf, RefusedBy, ServerRecord, ServerStep};
use transcript::{Act, Reached, Sound, Step, Transcript};

use super::remarks::{emitted, name};
use super::rooms;

/// How far it got, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) reached: Reached,
    /// What is missed, if it is an event.
    pub(super) event: Option<String>,
    /// Who is in which room at that moment, where it was sent and reached nobody.
    pub(super) rooms: Option<String>,
    text: String,
}

impl Found {
    fn new(reached: Reached, text: impl Into<String>) -> Self {
        Self { reached, event: None, rooms: None, text: text.into() }
    }

    fn of(reached: Reached, event: &str, text: impl Into<String>) -> Self {
        Self { event: Some(event.to_owned()), ..Self::new(reached, text) }
    }

    pub(super) fn fact(&self) -> Fact {
        Fact::new(self.reached.name(), self.text.as_str())
    }

    /// A question that leads on, where there is one.
    pub(super) fn question(&self) -> Option<&'static str> {
        Some(match self.reached {
            Reached::Skipped => "What does the client send, and what do your handler's arguments ask for?",
            Reached::Unhandled => "Under which name, on which connection and when is the handler registered?",
            Reached::NothingMade | Reached::NoAck => "Which way through your program is taken here?",
            Reached::ToNobody => "Whom is it sent to, and who is there at that moment?",
            Reached::NotReady => "Is what `io.ns` gives a future here, and who awaits it?",
            Reached::NotSent | Reached::SentLater => "What has to happen between making it and sending it?",
            Reached::SentAgain => "In how many ways does one message reach the same client?",
            Reached::Undeclared | Reached::Misfit | Reached::NotSendable => return None,
        })
    }
}

/// The first thing that the record proves of this difference.
pub(super) fn found(record: &ServerRecord, difference: &Difference, actual: &Transcript) -> Option<Found> {
    let (server, step) = (record.step(difference.step)?, actual.steps.get(difference.step)?);
    if record.is_empty() || server.is_cut() {
        return None;
    }
    let look = Look { record, server, step, difference };
    look.at_the_door().or_else(|| look.missed()).or_else(|| look.too_often())
}

struct Look<'r> {
    record: &'r ServerRecord,
    server: ServerStep<'r>,
    step: &'r Step,
    difference: &'r Difference,
}

/// What a client misses, and does not hear later either.
struct Missed<'d> {
    client: &'d str,
    sound: &'d Sound,
}

/// What the library says to whom asks for a namespace that is not declared.
const UNDECLARED: &str = "Invalid namespace";

impl<'r> Look<'r> {
    fn kinds(&self) -> impl Iterator<Item = &'r Kind> {
        self.difference.wrong.iter().flat_map(|at| &at.kinds)
    }

    /// Why clients are refused.
    fn at_the_door(&self) -> Option<Found> {
        let for_no_namespace = |kind: &Kind| match kind {
            Kind::Refused { .. } => true,
            Kind::Value { of: Of::Refusal, value } => value.actual.as_ref().is_some_and(|why| why == UNDECLARED),
            _ => false,
        };
        if self.kinds().any(for_no_namespace)
            && let Some(asked) = self.server.undeclared().first()
        {
            let declared = self.record.declared(self.difference.step);
            if declared.contains(asked) {
                let text = format!("`io.ns` was called for {}, and the namespace is not there.", code(asked));
                return Some(Found::new(Reached::NotReady, text));
            }
            let declared: Vec<String> = declared.into_iter().map(code).collect();
            let has = match declared.as_slice() {
                [] => "no namespace at all".to_owned(),
                [one] => format!("{one} alone"),
                some => list(some),
            };
            return Some(Found::new(
                Reached::Undeclared,
                format!("{} is not declared: your server declares {has}.", code(asked)),
            ));
        }
        let at_the_door = |kind: &Kind| {
            let refusal = |kind: &Kind| matches!(kind, Kind::Value { of: Of::Refusal, .. });
            matches!(kind, Kind::Refused { .. }) || refusal(kind)
        };
        let mut refusals = self.server.refusals();
        let (_, why, by) = refusals.next().filter(|_| self.kinds().any(at_the_door))?;
        (by == RefusedBy::Extractor && refusals.all(|(_, _, by)| by == RefusedBy::Extractor)).then(|| {
            let text =
                format!("An argument of your middleware did not fit, and that refuses by itself: {}.", trimmed(why));
            Found::new(Reached::Misfit, text)
        })
    }

    fn missed(&self) -> Option<Found> {
        let missing = |comes_later: bool| {
            self.difference.wrong.iter().flat_map(move |at| {
                at.kinds.iter().filter_map(move |kind| match kind {
                    Kind::Missing { sound, heard_in } if heard_in.is_some() == comes_later => {
                        Some(Missed { client: &at.client, sound })
                    }
                    _ => None,
                })
            })
        };
        let missed: Vec<Missed<'_>> = missing(false).collect();
        if missed.is_empty() {
            return missing(true).filter_map(|late| name(late.sound)).find_map(|event| self.later(event));
        }
        let events: Vec<&str> = missed.iter().filter_map(|missed| name(missed.sound)).collect();
        if let Some(Act::Probe { room }) = self.step.sent.first().map(|sent| &sent.act) {
            return self.room(room);
        }
        self.skipped(&missed)
            .or_else(|| self.unhandled())
            .or_else(|| self.nobody_saw_the_end())
            .or_else(|| events.iter().find_map(|event| self.event(event)))
            .or_else(|| self.no_ack(&missed))
    }

    /// The server itself speaks into a room.
    fn room(&self, room: &str) -> Option<Found> {
        let [namespace] = self.record.declared(self.difference.step)[..] else { return None };
        let empty = self.server.in_room_before(namespace, room)?.is_empty();
        empty.then(|| Found::new(Reached::ToNobody, format!("Nobody is in the room {} at that moment.", code(room))))
    }

    fn ran(&self) -> Vec<HandlerCall<'r>> {
        self.server.ran().collect()
    }

    /// Who sent which event in this step.
    fn asked(&self) -> impl Iterator<Item = (&'r str, &'r str)> {
        self.step.sent.iter().filter_map(|sent| Some((sent.client.as_str(), emitted(&sent.act)?)))
    }

    /// A handler that was skipped explains what its own client misses; and what anybody misses, if no other one ran.
    fn skipped(&self, missed: &[Missed<'_>]) -> Option<Found> {
        let none_ran = self.ran().is_empty();
        let own = |call: &HandlerCall<'_>| missed.iter().any(|missed| Some(missed.client) == call.client);
        let ran = |call: &HandlerCall<'_>| self.ran().contains(call);
        let (call, why) = self.server.skipped().find(|(call, _)| none_ran || own(call) && !ran(call))?;
        let handler = handler(call.of);
        let text = format!("The server skipped {handler}, because an argument did not fit: {}.", trimmed(why));
        Some(Found::new(Reached::Skipped, text))
    }

    /// An event that a client sent and that no handler takes.
    fn unhandled(&self) -> Option<Found> {
        let unhandled = self.server.unhandled();
        let ran = self.ran();
        let handled: Vec<(&str, &str)> = ran
            .iter()
            .filter_map(|call| match (call.of, call.client) {
                (HandlerOf::Event(event), Some(client)) => Some((client, event)),
                _ => None,
            })
            .collect();
        if ran.iter().any(|call| matches!(call.of, HandlerOf::Event(_)) && call.client.is_none()) {
            return None;
        }
        let left: Vec<(&str, &str)> = self.asked().filter(|asked| !handled.contains(asked)).collect();
        // Where another handler ran, what is missing may be its doing.
        let &(client, event) =
            left.iter().find(|(_, event)| unhandled.contains(event)).filter(|_| handled.is_empty())?;
        // Its connect handler would have registered it.
        let before = (0..=self.difference.step).filter_map(|step| Some((step, self.record.step(step)?)));
        let skipped = before.flat_map(|(at, step)| step.skipped().map(move |(call, why)| (at, call, why)));
        let mut of_client = skipped.filter(|(_, call, _)| call.of == HandlerOf::Connect && call.client == Some(client));
        if let Some((at, _, why)) = of_client.next() {
            let text = format!(
                "{} has no handler for {}: in step {} the server skipped the one that `io.ns` is given, because an \
                 argument did not fit: {}.",
                capital(client),
                code(event),
                at + 1,
                trimmed(why)
            );
            return Some(Found::new(Reached::Skipped, text));
        }
        Some(Found::new(Reached::Unhandled, format!("The server read {}, and no handler takes it.", code(event))))
    }

    /// Somebody left, and no handler ran for that, now or later.
    fn nobody_saw_the_end(&self) -> Option<Found> {
        let leaves = |act: &Act| matches!(act.times().0, Act::Disconnects | Act::Closes | Act::CutOff);
        let mut left = self.step.sent.iter().filter(|sent| leaves(&sent.act)).map(|sent| sent.client.as_str());
        let (Some(client), None, None) = (left.next(), left.next(), self.asked().next()) else { return None };
        let later = (self.difference.step..self.record.steps.len()).filter_map(|at| self.record.step(at));
        let mut calls = later.flat_map(|step| step.ran().chain(step.skipped().map(|(call, _)| call)));
        let seen = calls.any(|call| call.of == HandlerOf::Disconnect && call.client.is_none_or(|of| of == client));
        let others = !self.ran().is_empty();
        (!seen && !others && !self.record.is_cut()).then(|| {
            let text = format!("{} left, and no `on_disconnect` handler ran.", capital(client));
            Found::new(Reached::Unhandled, text)
        })
    }

    /// It was made here, and sent in a later step.
    fn later(&self, event: &str) -> Option<Found> {
        let later = self.server.sent_later(event)?;
        let text = format!("The server made {} in this step, and sent it only in step {}.", code(event), later + 1);
        Some(Found::of(Reached::SentLater, event, text))
    }

    /// How far an event got that somebody misses.
    fn event(&self, event: &str) -> Option<Found> {
        let sent = self.server.sent(event).next();
        let what = code(event);
        if self.server.made_not_sent(event) > 0 && sent.is_none() {
            let text = match self.only_one() {
                Some(handler) => format!("{} ran. It made {what} and never sent it.", capital(&handler)),
                None => format!("The server made {what} and never sent it."),
            };
            return Some(Found::of(Reached::NotSent, event, text));
        }
        if sent.is_none()
            && let Some(later) = self.later(event)
        {
            return Some(later);
        }
        if !self.server.hearers(event).is_empty() {
            return None;
        }
        if let Some(why) = self.server.failures().next() {
            let text = format!("The server could not send a message: {}.", trimmed(why));
            return Some(Found::of(Reached::NotSendable, event, text));
        }
        if let Some(frame) = sent {
            let namespace = &frame.namespace;
            let only = self.record.declared(self.difference.step) == [namespace.as_str()];
            let one = self.server.sent(event).all(|other| other.namespace == *namespace);
            let place = if only || !one { String::new() } else { format!(" in the namespace {}", code(namespace)) };
            let text = format!("The server sent {what}{place}, and it reached nobody.");
            let rooms = if one { rooms::who_is_where(self.server, self.step, namespace, only) } else { None };
            return Some(Found { rooms, ..Found::of(Reached::ToNobody, event, text) });
        }
        // An ack or an answer that says no, or an event of another name, has said why it does not come.
        let refuses =
            |kind: &Kind| matches!(kind, Kind::Value { of: Of::Ack(_), .. } | Kind::Name { .. } | Kind::Status { .. });
        if self.server.made(event) > 0 || self.kinds().any(refuses) {
            return None;
        }
        let late = |kind: &Kind| matches!(kind, Kind::Missing { heard_in: Some(_), .. });
        let posted = self.step.sent.iter().any(|sent| matches!(sent.act.times().0, Act::Post { .. }));
        if posted && self.ran().is_empty() && !self.kinds().any(late) {
            let text = format!("Your server answered, and no {what} was sent.");
            return Some(Found::of(Reached::NothingMade, event, text));
        }
        let text = match self.handlers().or_else(|| self.handlers_of_events()) {
            _ if self.acts_by_itself() && !self.kinds().any(late) => {
                format!("Your server made no {what} in this step.")
            }
            handler => format!("{} ran, and no {what} was sent.", capital(&handler?)),
        };
        Some(Found::of(Reached::NothingMade, event, text))
    }

    /// Nobody does anything in this step, and no handler ran but for connections that the server has ended.
    fn acts_by_itself(&self) -> bool {
        self.step.sent.is_empty() && self.ran().iter().all(|call| call.of == HandlerOf::Disconnect)
    }

    /// Whoever asked gets no ack, though the handler ran.
    fn no_ack(&self, missed: &[Missed<'_>]) -> Option<Found> {
        let acks = missed.iter().filter(|missed| missed.sound.is_ack()).count();
        let asked = self.step.sent.iter().filter(|sent| matches!(sent.act, Act::Emits { asks: true, .. })).count();
        if acks == 0 || acks != asked || self.server.acks_missing() < acks {
            return None;
        }
        let handler = self.handlers()?;
        Some(Found::new(Reached::NoAck, format!("{} ran, and no ack was sent.", capital(&handler))))
    }

    /// The one handler that ran sent an event twice to whoever hears it twice.
    fn too_often(&self) -> Option<Found> {
        let handler = self.only_one()?;
        let count = self.kinds().find_map(|kind| match kind {
            Kind::Count { sound, expected: 1, actual } if *actual > 1 => Some((name(sound)?, *actual)),
            _ => None,
        });
        let (event, actual) = count?;
        let frames = self.server.sent(event).count();
        (frames as u64 == actual && self.server.made(event) == frames).then(|| {
            let text = format!("{} ran once, and sent {} {}.", capital(&handler), code(event), times(actual));
            Found::of(Reached::SentAgain, event, text)
        })
    }

    /// The handler that ran, if no other one did.
    fn only_one(&self) -> Option<String> {
        self.server.only_handler().map(|call| handler(call.of))
    }

    /// The handler for the one event that was handled, where connections began besides.
    fn handlers_of_events(&self) -> Option<String> {
        let ran = self.ran();
        let mut events = ran.iter().map(|call| call.of).filter(|of| *of != HandlerOf::Connect);
        let first = events.next().filter(|of| matches!(of, HandlerOf::Event(_)))?;
        events.all(|of| of == first).then(|| handler(first))
    }

    /// The handler that ran, for one client or for several: what none of them did is true of each.
    fn handlers(&self) -> Option<String> {
        let ran = self.ran();
        let first = ran.first()?.of;
        ran.iter().all(|call| call.of == first).then(|| handler(first))
    }
}

fn handler(of: HandlerOf<'_>) -> String {
    match of {
        HandlerOf::Event(event) => format!("your handler for {}", code(event)),
        HandlerOf::Connect => "the handler that `io.ns` is given".to_owned(),
        HandlerOf::Disconnect => "your `on_disconnect` handler".to_owned(),
    }
}

fn times(count: u64) -> String {
    if count == 2 { "twice".to_owned() } else { format!("{count} times") }
}

/// What a library says, as the end of a sentence. Its lines and columns are those of a packet, and not of a file.
fn trimmed(why: &str) -> &str {
    let why = why.split_once(" at line ").filter(|(_, rest)| rest.contains(" column ")).map_or(why, |(why, _)| why);
    why.trim_end_matches(['.', ' ', '?'])
}

pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

pub(super) fn capital(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}

pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
