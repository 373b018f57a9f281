//! What the command line and the book say of `talk_in_room`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "`socket.to(room)` reaches the others in a room; whether the speaker may use it, the server has to ask.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["broadcast", "join_room"],
    chat: "`say` in a room. Whoever is not in it is answered with an error, and nobody hears anything.",
    steps: &[
        "alice speaks in the kitchen",
        "bob, who is in both, answers in the kitchen",
        "dave, who is in no room, speaks in the kitchen",
        "carol, who is in another room, speaks in the kitchen",
        "bob speaks in the kitchen",
    ],
    hints: [
        "There are two questions, in this order: may she speak there, and who hears it? Answer the first with \
            nothing but the ack, before anything is sent.",
        "`socket.rooms()` says where the speaker is. For the rest, a socket has a method that aims at a room and leaves \
         out the socket itself. Like `broadcast()`, it needs an `emit` and an `.await`.",
        "If no room in `socket.rooms()` equals `say.room`, send `{\"error\": ..}` and `return`. Otherwise \
         `socket.to(say.room.clone()).emit(\"said\", &said).await.ok()`, then the ack `{\"delivered\": true}`.",
    ],
    stages: &[],
};
