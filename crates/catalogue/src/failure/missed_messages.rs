//! What the command line and the book say of `missed_messages`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "Delivery is at most once: what must arrive needs an id from the server, and an id from the client that \
              makes a second try harmless.",
    minutes: 40,
    talk: 15,
    difficulty: Difficulty::Hard,
    needs: &["history"],
    chat: "The ids of the chat's messages rise within each room, so that a client could tell what it has missed.",
    steps: &[
        "bob says what alice has said, as a message of his own",
        "carol comes back, and has seen 1",
        "erin comes, and asks for everything",
        "dave sends his message again",
    ],
    hints: [
        "Two lists solve this: everything that was said, in order, and the `client_id`s that were seen, each with \
            the id that it got. Where do they live, so that every connection finds them, also a later one?",
        "In `say`: known? then ack the old id and stop. New? then number it, keep it, emit it, ack it. On \
         connecting: read `last_id` from the auth, which may be missing (an `Option`), and emit on `socket` whatever \
         has a greater id.",
        "A socket is in the namespace before its connect handler runs, so `io.emit` can reach it too early. Emit to \
         a room instead, and let a socket join that room right after its replay, while one lock \
         (`tokio::sync::Mutex`) keeps everybody from speaking in between. Register `say` before the first `.await`.",
    ],
    stages: &[],
};
