//! What the command line and the book say of `flood`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A limit belongs to one connection, holds in every second however you place it, and refuses at once \
              instead of waiting.",
    minutes: 20,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["broadcast", "ack_reply"],
    chat: "`slow down`: more than ten lines and whispers within a second on one connection.",
    steps: &[
        "at first, amir says 12 things, chen 1, dora 10 and 10, emil 4, gus 10",
        "after 0.65 s, amir says 5 things, bella 10, chen 9, dora's laptop 1, emil 4",
        "after 0.85 s, gus says 5 things",
        "after 1.3 s, bella says 5 things, chen 10, emil 4",
    ],
    hints: [
        "To know whether this is the eleventh within a second you have to remember when the others came. Made \
            where does this memory belong to one connection?",
        "Make it in the connect handler: an `Arc<Mutex<VecDeque<Instant>>>`, moved into the `say` handler. Drop the \
         times that are older than a second, then count.",
        "`while times.front().is_some_and(|t| t.elapsed() >= SECOND) { times.pop_front(); }`, then: ten left? ack \
         the error and return. Otherwise `push_back(Instant::now())`, emit, ack. Let go of the lock before you \
         `.await`.",
    ],
    stages: &[],
};
