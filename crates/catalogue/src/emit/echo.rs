//! What the command line and the book say of `echo`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A handler is registered for an event's exact name, gets its payload, and answers through the socket it came from.",
    minutes: 10,
    talk: 5,
    difficulty: Difficulty::Easy,
    needs: &["hello"],
    chat: "What somebody says comes back to her own screens, too: it stands there once the server has passed it on.",
    steps: &[
        "alice says a text",
        "carol says a list",
        "bob says a list of one, and an empty one",
        "alice says the same twice",
    ],
    hints: [
        "The handler gets three values: one for everybody, one for the client that sent the event, one with what \
            it sent. You need two of them.",
        "The event that goes back is called `said`, not `say`. `Value` holds any JSON, so there is nothing to convert.",
        "`let _ = socket.emit(\"said\", &value);`, with the `_` taken off the two names in the closure.",
    ],
    stages: &[],
};
