//! What the command line and the book say of `client_rejoin`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A new connection is a stranger to the server: everything that the old one had must be asked for again.",
    minutes: 40,
    talk: 10,
    difficulty: Difficulty::Hard,
    needs: &["client_listen", "join_room"],
    chat: "The chat forgets one's rooms with the connection, too: whoever comes back joins again.",
    steps: &[
        "cut, disconnected, cut, disconnected, and then gone",
        "silent, cut, and then refused",
        "the server restarts",
    ],
    hints: [
        "Write a function for one connection, from its beginning to its end, that says whether the namespace was \
            reached. The rest is a loop.",
        "With `reconnect(false)`, a cut and a silent server arrive as `Event::Error`, a DISCONNECT as `Event::Close`. Join in `Event::Connect`, each time.",
        "The loop: one connection; reached, then the count is 0, else one more; as many as `attempts`, then return; else sleep for `delay`. Build a new client each time, with `reconnect(false)` and one transport.",
    ],
    stages: &[],
};
