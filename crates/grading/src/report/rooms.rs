//! Who is in which room while a message reaches nobody: that the room is empty, or that only its sender is in it.
//!
//! The record does not tell for which room something was sent. So the sentences say who is where, and no more; and only
//! where nobody came or went in the step.

use serde_json::Value;
use transcript::server_record::{Room, ServerStep};
use transcript::{Act, Step};

use super::server::{capital, code, list};

/// So many rooms are named, and so many people in them.
const ROOMS: usize = 3;
const PEOPLE: usize = 6;

/// Who is in which room of this namespace, in a sentence or two. `only`: there is no other namespace.
pub(super) fn who_is_where(server: ServerStep<'_>, step: &Step, namespace: &str, only: bool) -> Option<String> {
    let rooms = server.rooms_throughout(namespace)?;
    if rooms.is_empty() {
        let of = if only { String::new() } else { format!(" of {}", code(namespace)) };
        return Some(format!("At that moment nobody is in any room{of}."));
    }
    // An id that stands in a name is written as whose it is, and nobody finds that in her text.
    if rooms.iter().any(|room| room.name.contains('<')) {
        return None;
    }
    let there = places(&rooms);
    let Some((sender, asked)) = asked_for(step) else { return there };
    match rooms.iter().find(|room| room.name == asked) {
        Some(room) if room.clients == [sender] => {
            Some(format!("In the room {} is nobody but {}.", code(asked), capital(sender)))
        }
        Some(_) => there,
        None => {
            let there = there.map(|there| format!(" {there}")).unwrap_or_default();
            Some(format!("Nobody is in a room {}.{there}", code(asked)))
        }
    }
}

/// The one who speaks in this step, and the room that her message names.
fn asked_for(step: &Step) -> Option<(&str, &str)> {
    let [sent] = step.sent.as_slice() else { return None };
    let Act::Emits { payload, .. } = sent.act.times().0 else { return None };
    let room = payload.get("room").and_then(Value::as_str)?;
    Some((&sent.client, room))
}

/// "Alice and Bob are in `kitchen`, and Carol is in `attic`."
fn places(rooms: &[&Room]) -> Option<String> {
    if rooms.len() > ROOMS || rooms.iter().map(|room| room.clients.len()).sum::<usize>() > PEOPLE {
        return None;
    }
    let place = |room: &&Room| {
        let people: Vec<String> = room.clients.iter().map(|client| capital(client)).collect();
        // A client that the transcript does not know.
        (!people.is_empty()).then(|| {
            let verb = if people.len() == 1 { "is" } else { "are" };
            format!("{} {verb} in {}", list(&people), code(&room.name))
        })
    };
    let places: Vec<String> = rooms.iter().map(place).collect::<Option<_>>()?;
    let text = match places.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{}, and {last}", first.join(", ")),
        places => places.concat(),
    };
    Some(format!("At that moment {text}."))
}

#[cfg(test)]
mod tests {
    use transcript::server_record::{RoomsOfStep, ServerRecord, StepRecord};

    use super::*;

    fn said(before: &[(&str, &[&str])], after: &[(&str, &[&str])]) -> Option<String> {
        let rooms = |rooms: &[(&str, &[&str])]| {
            let room = |(name, clients): &(&str, &[&str])| {
                let clients = clients.iter().map(|&client| client.into()).collect();
                Room { namespace: "/".into(), name: (*name).into(), clients }
            };
            rooms.iter().map(room).collect::<Vec<_>>()
        };
        let rooms = Some(RoomsOfStep { before: rooms(before), after: rooms(after) });
        let record = ServerRecord { steps: vec![StepRecord { rooms, ..StepRecord::default() }], ..Default::default() };
        let text = "1  alice speaks\n   alice → say {\"room\":\"garden\"}\n   alice ·\n";
        let transcript: transcript::Transcript = text.parse().expect("a transcript");
        who_is_where(record.step(0).expect("a step"), &transcript.steps[0], "/", true)
    }

    fn throughout(rooms: &[(&str, &[&str])]) -> Option<String> {
        said(rooms, rooms)
    }

    #[test]
    fn a_room_is_said_to_be_empty_only_while_nobody_is_in_it() {
        assert_eq!(throughout(&[]).as_deref(), Some("At that moment nobody is in any room."));
        let other: &[(&str, &[&str])] = &[("chat:garden", &["alice", "bob"]), ("pond", &["carol"])];
        assert_eq!(
            throughout(other).as_deref(),
            Some(
                "Nobody is in a room `garden`. At that moment Alice and Bob are in `chat:garden`, and Carol is in \
                 `pond`."
            )
        );
        assert_eq!(throughout(&[("garden", &["bob"])]).as_deref(), Some("At that moment Bob is in `garden`."));
        assert_eq!(said(&[], &[("garden", &["bob"])]), None);
    }

    #[test]
    fn the_sender_alone_is_told_apart_from_nobody() {
        let alone = throughout(&[("garden", &["alice"])]);
        assert_eq!(alone.as_deref(), Some("In the room `garden` is nobody but Alice."));
    }
}
