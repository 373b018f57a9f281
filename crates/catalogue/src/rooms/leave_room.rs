//! What the command line and the book say of `leave_room`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "Leaving takes one socket out of one room; its connection and its other rooms stay.",
    minutes: 10,
    talk: 5,
    difficulty: Difficulty::Easy,
    needs: &["emit_all", "talk_in_room"],
    chat: "`leave`: out of one room, and still in the others.",
    steps: &[
        "alice leaves the kitchen",
        "bob speaks in the kitchen",
        "carol announces dinner",
        "alice speaks in the kitchen, from outside",
        "bob welcomes her",
    ],
    hints: [
        "Everything but one line is given. Which socket leaves, which room, and what does it stay in? Look for the \
            method that is the opposite of the one you know.",
        "A socket has three ways to go: one leaves a room, one leaves all rooms, one ends the connection to the \
         namespace. Only the first is asked for. Being absent already is no error.",
        "`socket.leave(leave.room)`, and after it the ack `{\"rooms\": rooms_of(&socket)}`.",
    ],
    stages: &[],
};
