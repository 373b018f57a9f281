//! What the command line and the book say of `many_rooms`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "An address can name several rooms and leave others out; each socket that fits is reached once.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["join_room"],
    chat: "When a connection ends, each of its rooms is told: `departed`.",
    steps: &[
        "alice publishes to the bakers, of whom she is one",
        "dave, who is in no room, publishes to the gardeners",
        "dave publishes to bakers and gardeners",
        "alice publishes to bakers and gardeners, but nobody on holiday",
        "carol publishes to no room",
    ],
    hints: [
        "You could ask for each room who is in it. But somebody may be in two of them. Is there a way to give the \
            whole list at once?",
        "`to` takes a list of rooms, and so does `except`. Where the address starts decides about the sender: from \
         `io` she is treated like everybody, from `socket` she is left out. One of the two lists is dangerous when \
         it is empty.",
        "If `publish.to.is_empty()`, `return`. Otherwise \
         `io.to(publish.to).except(publish.except).emit(\"published\", &published).await.ok()`.",
    ],
    stages: &[],
};
