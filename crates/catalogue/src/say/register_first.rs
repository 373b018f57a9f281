//! What the command line and the book say of `register_first`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "An event that arrives before its handler is registered is gone: register first, await afterwards.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["chat_message"],
    chat: "Somebody may `join` in the moment in which she is let in. Her handlers must be there by then.",
    steps: &[
        "alice speaks when all is quiet",
        "dave connects and speaks at once",
        "dave speaks again",
        "dave comes back and speaks at once",
    ],
    hints: [
        "Follow dave: he is connected, then he speaks, and where is the server's handler at that moment? Look for \
            the `.await` that comes before `socket.on`.",
        "Nothing may be awaited before `on`. The handler itself may wait as long as it likes: each event has a task of its \
         own.",
        "Move the look-up into the handler. To do it only once for each connection, keep an \
         `Arc<tokio::sync::OnceCell<Profile>>` and call `get_or_init(|| load_profile(&name)).await` in there.",
    ],
    stages: &[],
};
