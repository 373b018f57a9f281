//! What an organisation remembers of its rooms. Plain data: nothing here knows a socket, only its id.

use std::collections::{BTreeMap, HashSet, VecDeque};

use serde::Serialize;
use socketioxide::socket::Sid;
use tokio::sync::{Mutex, MutexGuard};

/// Rooms with a past but nobody in them: the oldest are forgotten first.
const ASLEEP: usize = 100;

/// One organisation. Whoever wants to read or change its rooms waits for a turn, and keeps it until the others have
/// been told: so everybody hears of changes in the order in which they were made.
pub struct Organisation {
    rooms: Mutex<Rooms>,
}

impl Organisation {
    pub fn new(history: usize) -> Self {
        Self { rooms: Mutex::new(Rooms { history, ..Rooms::default() }) }
    }

    pub async fn rooms(&self) -> MutexGuard<'_, Rooms> {
        self.rooms.lock().await
    }
}

/// All rooms of one organisation.
#[derive(Default)]
pub struct Rooms {
    /// How many messages each room remembers.
    history: usize,
    rooms: BTreeMap<String, Room>,
    /// The names of the rooms that nobody is in, in the order in which they emptied.
    asleep: VecDeque<String>,
}

#[derive(Default)]
struct Room {
    /// Who is in it, and on which connections. A person without one is not in the map.
    people: BTreeMap<String, HashSet<Sid>>,
    /// The last of what was said, oldest first.
    messages: VecDeque<Message>,
    last_id: u64,
}

/// One line of a conversation, as everybody in the room gets it.
#[derive(Clone, Serialize)]
pub struct Message {
    pub id: u64,
    room: String,
    from: String,
    text: String,
}

impl Rooms {
    /// The rooms with somebody in them, sorted.
    pub fn occupied(&self) -> Vec<&str> {
        let occupied = self.rooms.iter().filter(|(_, room)| !room.people.is_empty());
        occupied.map(|(name, _)| name.as_str()).collect()
    }

    /// Who is in the room, sorted, once each.
    pub fn people(&self, room: &str) -> Vec<&str> {
        let room = self.rooms.get(room);
        room.map_or_else(Vec::new, |room| room.people.keys().map(String::as_str).collect())
    }

    pub fn messages(&self, room: &str) -> Vec<&Message> {
        let room = self.rooms.get(room);
        room.map_or_else(Vec::new, |room| room.messages.iter().collect())
    }

    pub fn is_in(&self, room: &str, name: &str, id: Sid) -> bool {
        let ids = self.rooms.get(room).and_then(|room| room.people.get(name));
        ids.is_some_and(|ids| ids.contains(&id))
    }

    /// Puts a connection into a room, which is made if need be. True if it is the person's first there.
    pub fn enter(&mut self, room: &str, name: &str, id: Sid) -> bool {
        self.asleep.retain(|asleep| asleep != room);
        let people = &mut self.rooms.entry(room.to_owned()).or_default().people;
        let ids = people.entry(name.to_owned()).or_default();
        ids.insert(id) && ids.len() == 1
    }

    /// Takes a connection out of a room it is in. True if it was the person's last there.
    pub fn exit(&mut self, room: &str, name: &str, id: Sid) -> bool {
        let Some(it) = self.rooms.get_mut(room) else {
            return false;
        };
        let Some(ids) = it.people.get_mut(name) else {
            return false;
        };
        if !ids.remove(&id) || !ids.is_empty() {
            return false;
        }
        it.people.remove(name);
        if it.people.is_empty() {
            self.fall_asleep(room);
        }
        true
    }

    /// Adds a line to a room and gives it the next number there.
    pub fn keep(&mut self, room: &str, from: &str, text: &str) -> Message {
        let it = self.rooms.entry(room.to_owned()).or_default();
        it.last_id += 1;
        let message = Message { id: it.last_id, room: room.to_owned(), from: from.to_owned(), text: text.to_owned() };
        it.messages.push_back(message.clone());
        while it.messages.len() > self.history {
            it.messages.pop_front();
        }
        message
    }

    /// The last one has left. A room keeps its past for whoever comes back, but not every room for ever.
    fn fall_asleep(&mut self, room: &str) {
        if self.rooms.get(room).is_some_and(|room| room.messages.is_empty()) {
            self.rooms.remove(room);
            return;
        }
        self.asleep.push_back(room.to_owned());
        if self.asleep.len() > ASLEEP
            && let Some(oldest) = self.asleep.pop_front()
        {
            self.rooms.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ASLEEP, Rooms, Sid};

    /// Somebody comes, says one thing, and goes.
    fn visit(rooms: &mut Rooms, room: &str) {
        let id = Sid::new();
        rooms.enter(room, "alice", id);
        rooms.keep(room, "alice", "hello");
        rooms.exit(room, "alice", id);
    }

    fn kept(rooms: &Rooms) -> usize {
        rooms.rooms.len()
    }

    #[test]
    fn of_the_rooms_that_nobody_is_in_the_oldest_are_forgotten() {
        let mut rooms = Rooms { history: 5, ..Rooms::default() };
        for n in 0..ASLEEP + 3 {
            visit(&mut rooms, &format!("room {n}"));
        }
        assert_eq!((kept(&rooms), rooms.asleep.len()), (ASLEEP, ASLEEP));
        assert!(rooms.messages("room 2").is_empty());
        assert_eq!(rooms.messages("room 3").len(), 1);
    }

    #[test]
    fn a_room_that_somebody_comes_back_to_is_not_among_them() {
        let mut rooms = Rooms { history: 5, ..Rooms::default() };
        visit(&mut rooms, "old");
        visit(&mut rooms, "other");
        rooms.enter("old", "bob", Sid::new());
        assert_eq!(rooms.asleep, ["other"]);
        for n in 0..ASLEEP {
            visit(&mut rooms, &format!("room {n}"));
        }
        assert_eq!(rooms.messages("old").len(), 1);
    }

    #[test]
    fn a_room_without_a_past_is_forgotten_at_once() {
        let mut rooms = Rooms { history: 5, ..Rooms::default() };
        let id = Sid::new();
        rooms.enter("silent", "alice", id);
        rooms.exit("silent", "alice", id);
        assert_eq!((kept(&rooms), rooms.asleep.len()), (0, 0));
    }
}
