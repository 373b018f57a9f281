//! What the command line and the book say of `broadcast`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A broadcast reaches every socket of the namespace but the one that sends it.",
    minutes: 10,
    talk: 5,
    difficulty: Difficulty::Easy,
    needs: &["emit_all"],
    chat: "`typing`: the others in the room see that you type, and you do not.",
    steps: &["alice types", "carol types after dave came", "alice types on her phone", "bob and carol type"],
    hints: [
        "Read the table again: who heard it and should not have, or the other way round? One value in your handler \
            stands for everyone, another for the one who spoke.",
        "`io` speaks to all, `socket` to one. A socket also has a method that turns it round: all but that one.",
        "It is `socket.broadcast()`. What it returns can `emit`, and that is a future: nothing is sent until you \
         `.await` it.",
    ],
    stages: &[],
};
