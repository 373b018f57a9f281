//! What may be asked of the server's record of a step, and what each answer proves.

use super::{Entry, Frame, FrameKind, Handling, RefusedBy, Room, ServerRecord, StepRecord};

/// One step of a record, among the others: what was made in one step may be sent in a later one.
#[derive(Debug, Clone, Copy)]
pub struct ServerStep<'r> {
    record: &'r ServerRecord,
    index: usize,
}

/// A handler that was called, or should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandlerCall<'r> {
    pub of: HandlerOf<'r>,
    /// Whose: the client as the transcript calls it.
    pub client: Option<&'r str>,
}

/// What a handler is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandlerOf<'r> {
    Event(&'r str),
    Connect,
    Disconnect,
}

impl<'r> ServerStep<'r> {
    pub(super) fn new(record: &'r ServerRecord, index: usize) -> Self {
        Self { record, index }
    }

    fn recorded(self) -> &'r StepRecord {
        &self.record.steps[self.index]
    }

    fn entries(self) -> impl Iterator<Item = &'r Entry> {
        self.recorded().entries.iter()
    }

    /// The entries of this step and of all that follow.
    fn here_and_later(self) -> impl Iterator<Item = &'r Entry> {
        self.record.steps[self.index..].iter().flat_map(|step| &step.entries)
    }

    /// How often this event was read.
    ///
    /// Proves that it came: the client sent it, under this name. Not in which namespace, and not that anybody handled it.
    #[must_use]
    pub fn reads(self, event: &str) -> usize {
        self.entries().filter(|entry| matches!(entry, Entry::Read { event: read, .. } if read == event)).count()
    }

    /// The handlers that were called, in their order.
    ///
    /// Proves that the handler began. Not how far it came: it may wait, have returned early, or have panicked.
    pub fn ran(self) -> impl Iterator<Item = HandlerCall<'r>> {
        self.calls().filter(|(_, handling)| **handling == Handling::Ran).map(|(call, _)| call)
    }

    /// The handlers that were not called because an extractor failed, and why it did.
    ///
    /// Proves that nothing in the handler's body happened for this event. It explains what a client missed only if that
    /// client's handler was skipped, or if the client should have heard of the event.
    pub fn skipped(self) -> impl Iterator<Item = (HandlerCall<'r>, &'r str)> {
        self.calls().filter_map(|(call, handling)| match handling {
            Handling::Skipped { why } => Some((call, why.as_str())),
            Handling::Ran | Handling::NoHandler => None,
        })
    }

    /// The events that were read and that no handler takes, each once.
    ///
    /// Proves that at that moment the socket had no handler of that name and no fallback. One that was added later, or
    /// on another socket, counts as none.
    #[must_use]
    pub fn unhandled(self) -> Vec<&'r str> {
        let mut events: Vec<&str> = Vec::new();
        for (call, handling) in self.calls() {
            if let (HandlerOf::Event(event), Handling::NoHandler) = (call.of, handling)
                && !events.contains(&event)
            {
                events.push(event);
            }
        }
        events
    }

    /// The handler that ran, if it was the only one in this step, and none before it may still be at work.
    ///
    /// Only then may what was encoded, sent or panicked in this step be called that handler's doing. A task that the
    /// learner's code has started itself may still be the cause.
    #[must_use]
    pub fn only_handler(self) -> Option<HandlerCall<'r>> {
        let mut ran = self.ran();
        match (ran.next(), ran.next()) {
            (Some(one), None) if !self.recorded().cut => Some(one),
            _ => None,
        }
    }

    fn calls(self) -> impl Iterator<Item = (HandlerCall<'r>, &'r Handling)> {
        self.entries().filter_map(|entry| {
            let (of, client, handling) = match entry {
                Entry::Read { event, client, handling, .. } => (HandlerOf::Event(event.as_str()), client, handling),
                Entry::Connected { client, handling } => (HandlerOf::Connect, client, handling),
                Entry::Disconnected { client, handling } => (HandlerOf::Disconnect, client, handling),
                _ => return None,
            };
            Some((HandlerCall { of, client: client.as_deref() }, handling))
        })
    }

    /// How often a value was encoded for this event: how often `emit` or `emit_with_ack` was called with its name.
    #[must_use]
    pub fn made(self, event: &str) -> usize {
        self.entries().filter(|entry| made(entry, event).is_some()).count()
    }

    /// The frames of this event that were put on the wire.
    ///
    /// Proves that an emit was carried out, in this namespace and with these arguments. Not for which rooms, and not
    /// that anybody got it: [`ServerStep::hearers`] says who did.
    pub fn sent(self, event: &str) -> impl Iterator<Item = &'r Frame> {
        self.entries().filter_map(move |entry| sent(entry, event))
    }

    /// How many values of this event were made in this step and never sent, by the end of the play.
    ///
    /// Proves that an emit to many was called and its future was not carried out in the whole play. It may have been
    /// dropped, forgotten (a missing `.await`), or still be waiting when the play ended; the answer's text tells which.
    /// Nothing is claimed where that cannot be known: if an ack was asked for (frames are made one by one there, and for
    /// nobody none at all), or if the record was cut here or later.
    #[must_use]
    pub fn made_not_sent(self, event: &str) -> usize {
        let cut = self.record.steps[self.index..].iter().any(|step| step.cut);
        if cut || self.here_and_later().any(|entry| asks_for(entry, event)) {
            return 0;
        }
        let all: Vec<&Entry> = self.here_and_later().collect();
        let here: Vec<&Entry> = self.entries().collect();
        let never_sent = |data: &str| {
            let missing = values(&all, event, data).saturating_sub(frames(&all, event, data));
            missing.min(values(&here, event, data))
        };
        self.values(event).into_iter().map(never_sent).sum()
    }

    /// The first later step in which a value of this event was sent that was made in this step, and not sent in it.
    ///
    /// Proves that the emit was carried out, and late: it waited for time, or for something else.
    #[must_use]
    pub fn sent_later(self, event: &str) -> Option<usize> {
        let here: Vec<&Entry> = self.entries().collect();
        let late = |data: &&str| values(&here, event, data) > frames(&here, event, data);
        let late: Vec<&str> = self.values(event).into_iter().filter(late).collect();
        (self.index + 1..self.record.steps.len()).find(|&step| {
            let then: Vec<&Entry> = self.record.steps[step].entries.iter().collect();
            late.iter().any(|data| frames(&then, event, data) > values(&then, event, data))
        })
    }

    /// The values that were made for this event in this step, each once.
    fn values(self, event: &str) -> Vec<&'r str> {
        let mut values: Vec<&str> = self.entries().filter_map(|entry| made(entry, event)).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// Who heard an event of this name in this step, whether the transcript writes it down or not.
    #[must_use]
    pub fn hearers(self, event: &str) -> Vec<&'r str> {
        let of_event = self.recorded().heard.iter().filter(|hearing| hearing.event == event);
        of_event.flat_map(|hearing| &hearing.clients).map(String::as_str).collect()
    }

    /// Whether frames of this event were put on the wire in this step, and nobody heard one.
    ///
    /// Proves that the emit was for nobody who is there: an empty room, a room with only the sender in it, another
    /// namespace. [`ServerStep::sent`] names the namespace; the room is not told.
    #[must_use]
    pub fn sent_to_nobody(self, event: &str) -> bool {
        self.sent(event).next().is_some() && self.hearers(event).is_empty()
    }

    /// How many clients asked for an ack and had a handler that ran, less the acks that were sent from this step on.
    ///
    /// Proves that so many acks were not sent by the end of the play. Not which ones, where several were asked for.
    #[must_use]
    pub fn acks_missing(self) -> usize {
        let asked = |entry: &&Entry| matches!(entry, Entry::Read { asks: true, handling: Handling::Ran, .. });
        let acked = |entry: &&Entry| matches!(entry, Entry::Sent(Frame { kind: FrameKind::Ack, .. }));
        let here = self.entries().filter(asked).count();
        let later = self.here_and_later().filter(asked).count() - here;
        here.saturating_sub(self.here_and_later().filter(acked).count().saturating_sub(later))
    }

    /// The namespaces that were asked for in this step and are not declared.
    ///
    /// Proves that a client was refused for that: beside it stands [`ServerRecord::declared`].
    #[must_use]
    pub fn undeclared(self) -> Vec<&'r str> {
        let asked = self.entries().filter_map(|entry| match entry {
            Entry::Undeclared { namespace } => Some(namespace.as_str()),
            _ => None,
        });
        asked.collect()
    }

    /// The refusals of middlewares: the namespace, why, and whether the middleware said no or could not read its
    /// arguments.
    ///
    /// Proves why the client was refused. A refusal that was heard explains nothing else.
    pub fn refusals(self) -> impl Iterator<Item = (&'r str, &'r str, RefusedBy)> {
        self.entries().filter_map(|entry| match entry {
            Entry::Refused { namespace, why, by, .. } => Some((namespace.as_str(), why.as_str(), *by)),
            _ => None,
        })
    }

    /// Where the learner's code panicked in this step, and with which message.
    #[must_use]
    pub fn panicked(self) -> Option<(&'r str, &'r str)> {
        self.entries().find_map(|entry| match entry {
            Entry::Panicked { place, message } => Some((place.as_str(), message.as_str())),
            _ => None,
        })
    }

    /// What could not be sent, and why.
    pub fn failures(self) -> impl Iterator<Item = &'r str> {
        self.entries().filter_map(|entry| match entry {
            Entry::SendFailed { why } => Some(why.as_str()),
            _ => None,
        })
    }

    /// Who was in this room when the step began. `None`: rooms are not known. Empty: there was no such room.
    ///
    /// Proves membership at that moment; a room that was joined and left within the step does not show.
    #[must_use]
    pub fn in_room_before(self, namespace: &str, name: &str) -> Option<&'r [String]> {
        self.recorded().rooms.as_ref().map(|rooms| members(&rooms.before, namespace, name))
    }

    /// Who was in this room when the step was over. `None`: rooms are not known. Empty: there was no such room.
    #[must_use]
    pub fn in_room_after(self, namespace: &str, name: &str) -> Option<&'r [String]> {
        self.recorded().rooms.as_ref().map(|rooms| members(&rooms.after, namespace, name))
    }

    /// The rooms of a namespace in this step. `None`: they are not known, or somebody came or went meanwhile.
    ///
    /// Proves who was where while something was sent. A room that was joined and left within the step does not show.
    #[must_use]
    pub fn rooms_throughout(self, namespace: &str) -> Option<Vec<&'r Room>> {
        let rooms = self.recorded().rooms.as_ref()?;
        let of = |rooms: &'r [Room]| rooms.iter().filter(|room| room.namespace == namespace).collect::<Vec<_>>();
        let (before, after) = (of(&rooms.before), of(&rooms.after));
        (before == after).then_some(after)
    }

    /// Whether this step has more entries than were kept: what is missing may have happened.
    #[must_use]
    pub fn is_cut(self) -> bool {
        self.recorded().cut
    }
}

fn members<'r>(rooms: &'r [Room], namespace: &str, name: &str) -> &'r [String] {
    rooms.iter().find(|room| room.namespace == namespace && room.name == name).map_or(&[], |room| &room.clients)
}

/// What was encoded for this event.
fn made<'r>(entry: &'r Entry, event: &str) -> Option<&'r str> {
    match entry {
        Entry::Encoded { event: Some(made), data } if made == event => Some(data),
        _ => None,
    }
}

fn sent<'r>(entry: &'r Entry, event: &str) -> Option<&'r Frame> {
    match entry {
        Entry::Sent(frame) if frame.event.as_deref() == Some(event) => Some(frame),
        _ => None,
    }
}

/// How often this value was made for the event.
fn values(entries: &[&Entry], event: &str, data: &str) -> usize {
    entries.iter().filter(|entry| made(entry, event) == Some(data)).count()
}

/// How many frames of the event have this value.
fn frames(entries: &[&Entry], event: &str, data: &str) -> usize {
    entries.iter().filter(|entry| sent(entry, event).is_some_and(|frame| frame.data == data)).count()
}

/// Whether it shows that an ack was asked for with this event. A broadcast that asked nobody does not say for which one.
fn asks_for(entry: &Entry, event: &str) -> bool {
    matches!(entry, Entry::Asked { clients: 0 }) || sent(entry, event).is_some_and(|frame| frame.asks)
}
