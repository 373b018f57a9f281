//! The server's own record: clients by the names that the transcript has for them. It is read when the play is over, and
//! only if there is something to explain.

use transcript::Sound;
use transcript::server_record::{Entry, Frame, Hearing, Room, RoomsOfStep, ServerRecord, StepRecord};

use super::state::Unread;
use super::{Harness, record};
use crate::protocol::Hosting;

impl Harness {
    /// What the server did since the last step was kept.
    pub(super) fn unread(&mut self) -> Unread {
        let backlog = std::mem::take(&mut self.process.traced);
        Unread { backlog, hearings: std::mem::take(&mut self.scene.hearings) }
    }

    /// All that the server did, read.
    pub(super) fn server_record(&mut self) -> ServerRecord {
        let (start, steps) = (std::mem::take(&mut self.scene.at_the_start), std::mem::take(&mut self.scene.unread));
        let mut rooms = Vec::new();
        let start = self.step_record(start, &mut rooms);
        ServerRecord { start, steps: steps.into_iter().map(|step| self.step_record(step, &mut rooms)).collect() }
    }

    /// `rooms`: who was in which room before the step; afterwards, when it was over.
    fn step_record(&self, Unread { backlog, hearings }: Unread, rooms: &mut Vec<Room>) -> StepRecord {
        let traced = backlog.read();
        let people = || self.scene.people.iter().chain(&self.scene.former);
        let label = |id: &str| people().find(|it| it.log.id() == Some(id)).map(|it| it.person.label.clone());
        let names: Vec<(String, String)> = people().filter_map(record::named).collect();
        let text = |text: String| record::nameless(text, &names);
        let known = |rooms: Vec<Room>| {
            let known = |room: Room| {
                let mut clients: Vec<String> = room.clients.iter().filter_map(|id| label(id)).collect();
                clients.sort();
                Room { name: text(room.name), clients, ..room }
            };
            rooms.into_iter().map(known).collect::<Vec<_>>()
        };
        let before = std::mem::take(rooms);
        *rooms = traced.rooms.map_or_else(|| before.clone(), known);
        let entries = traced.entries.into_iter().map(|entry| told(entry, &label, &text)).collect();
        let rooms = (self.hosting == Hosting::Attach).then(|| RoomsOfStep { before, after: rooms.clone() });
        StepRecord { entries, heard: hearings, rooms, cut: traced.cut }
    }

    /// Which events have arrived, and at whom: also those that the scene does not write down.
    pub(super) fn note_hearings(&mut self, heard: &[Vec<Sound>]) {
        for (participant, sounds) in self.scene.people.iter().zip(heard) {
            for sound in sounds {
                let (namespace, event) = match sound {
                    Sound::Event { name, .. } => (&participant.person.namespace, name),
                    Sound::Elsewhere { namespace, sound } => match &**sound {
                        Sound::Event { name, .. } => (namespace, name),
                        _ => continue,
                    },
                    _ => continue,
                };
                let hearings = &mut self.scene.hearings;
                let known = hearings.iter().position(|it| it.namespace == *namespace && it.event == *event);
                let at = known.unwrap_or_else(|| {
                    hearings.push(Hearing { namespace: namespace.clone(), event: event.clone(), clients: Vec::new() });
                    hearings.len() - 1
                });
                let label = &participant.person.label;
                if !hearings[at].clients.contains(label) {
                    hearings[at].clients.push(label.clone());
                }
            }
        }
    }
}

/// An entry as it is told: no socket's id is in it.
fn told(entry: Entry, label: &dyn Fn(&str) -> Option<String>, text: &dyn Fn(String) -> String) -> Entry {
    let known = |client: Option<String>| client.and_then(|id| label(&id));
    match entry {
        Entry::Read { event, client, asks, handling } => {
            Entry::Read { event: text(event), client: known(client), asks, handling }
        }
        Entry::Connected { client, handling } => Entry::Connected { client: known(client), handling },
        Entry::Disconnected { client, handling } => Entry::Disconnected { client: known(client), handling },
        Entry::Refused { namespace, client, why, by } => {
            Entry::Refused { namespace, client: known(client), why: text(why), by }
        }
        Entry::Encoded { event, data } => Entry::Encoded { event: event.map(text), data: text(data) },
        Entry::Sent(frame) => Entry::Sent(Frame { event: frame.event.map(text), data: text(frame.data), ..frame }),
        Entry::SendFailed { why } => Entry::SendFailed { why: text(why) },
        Entry::Panicked { place, message } => Entry::Panicked { place, message: text(message) },
        Entry::Undeclared { .. } | Entry::Asked { .. } | Entry::Declared { .. } | Entry::Deleted { .. } => entry,
    }
}
