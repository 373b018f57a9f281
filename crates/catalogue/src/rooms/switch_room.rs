//! What the command line and the book say of `switch_room`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "One room at a time is a rule of yours, not of the library: leave the old chat room, join the new one, \
              and keep the other rooms.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["leave_room", "direct_message"],
    chat: "In the chat, people are in several rooms at once. What stays: rooms of the server's own are kept apart from those that people name.",
    steps: &[
        "carol speaks before she is anywhere",
        "bob speaks in the garden",
        "carol speaks in the garden",
        "alice's laptop speaks in the garden",
        "bob speaks in the library",
    ],
    hints: [
        "A socket now has rooms of two kinds: the one of its person, which it keeps, and chat rooms, of which it \
            may have one. How can your code tell them apart by looking at the name?",
        "Give the chat rooms a prefix of their own, as the rooms of people have one. Then `socket.rooms()` tells you \
         which chat room you are in. Think about the order of leaving and joining when both are the same room.",
        "In `switch`: take from `socket.rooms()` those that start with `\"chat:\"`, `socket.leave(them)`, then \
         `socket.join(format!(\"chat:{}\", switch.room))`. In `say`: the same list; if it is empty the ack is an \
         error, otherwise `socket.to(list).emit(\"said\", ..)`.",
    ],
    stages: &[],
};
