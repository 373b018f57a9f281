//! What the command line and the book say of `presence`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "Presence is counted in people: they arrive with their first connection in a room and depart with their \
              last.",
    minutes: 40,
    talk: 10,
    difficulty: Difficulty::Hard,
    needs: &["leave_room", "direct_message", "goodbye"],
    chat: "`who`, `arrived` and `departed`: people, counted once, however many screens they have.",
    steps: &[
        "alice's laptop joins the harbour",
        "alice's phone joins the harbour",
        "alice's laptop joins the harbour again",
        "alice's laptop leaves the harbour",
        "alice's phone leaves the harbour, her last window there",
    ],
    hints: [
        "Every notice is about a change from none to one, or from one to none. Of what? Write down, for one room, \
            what you would have to know to see that change, and when it changes: there are three events, not two.",
        "Keep a table that all handlers share: for each room, for each name, the set of socket ids. Putting in says \
         whether it was the first, taking out says whether it was the last. Lock it, look and change in one go, \
         unlock, and only then send.",
        "An `Arc<Mutex<HashMap<String, BTreeMap<String, HashSet<Sid>>>>>` made in `attach` and cloned into the \
         handlers. `join`: insert the id; if the set has one element and it is new, \
         `socket.to(room).emit(\"arrived\", ..)`. `leave` and `on_disconnect`: remove the id; if it was there and \
         the set is empty now, remove the name and `socket.to(room).emit(\"departed\", ..)`.",
    ],
    stages: &[],
};
