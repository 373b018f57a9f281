//! What the command line and the book say of `full_room`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "What was seen before an `.await` may be wrong after it: look and change in one go.",
    minutes: 25,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["register_first", "leave_room", "goodbye"],
    chat: "Whether somebody who joins is the first of her connections in the room is seen and changed in one go, too.",
    steps: &[
        "bob takes the last chair in the kitchen",
        "carol finds no chair in the kitchen",
        "the server speaks into the kitchen",
        "alice's phone leaves the kitchen",
        "bob leaves the server: he sat in the kitchen and in the attic",
    ],
    hints: [
        "Write down, for one `join`, in which order three things happen: looking whether a chair is free, asking the \
         list, sitting down. Where does the handler wait, and what can others do in that time?",
        "The list need not be asked last. If it has answered before you look, nothing is awaited between looking and \
         sitting down. And a room knows by itself who sits in it, also after a cut.",
        "`is_banned(&name).await` first. Then, in a function that is not async and under one `Mutex<()>`: \
         `io.within(room.clone()).sockets()`; if this socket is not among them and there are three, it is full; else \
         `socket.join(room)`, if it is still `connected()`.",
    ],
    stages: &[],
};
