//! What the command line and the book say of `join_room`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A room is a set of sockets that the server keeps: a client asks, the server lets it join.",
    minutes: 10,
    talk: 5,
    difficulty: Difficulty::Easy,
    needs: &["broadcast"],
    chat: "`join`, and its ack: one's own rooms, sorted.",
    steps: &[
        "alice joins the orchard",
        "the server speaks into the orchard",
        "the server speaks into the attic",
        "the server speaks into the attic after dave came",
        "the server speaks into the attic after alice left",
    ],
    hints: [
        "Two things are asked for: that the socket is in the room, and that the ack says which rooms it is in. The \
            grader looks at both. Which value in your handler stands for the one who asked?",
        "A socket has a method that puts it into a room, and one that lists the rooms it is in. Neither is a future. \
         The list comes in no particular order.",
        "`socket.join(join.room)`, then `let mut rooms = socket.rooms(); rooms.sort();`, and `json!({\"rooms\": rooms})` \
         is the ack.",
    ],
    stages: &[],
};
