//! What the command line and the book say of `write_the_check`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A check asks of each client what it should hear, and notices silence, too.",
    minutes: 25,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["broadcast"],
    chat: "The chat's ten scenarios are such checks: who heard what, step by step.",
    steps: &[
        "a right server",
        "a server that reaches one of two",
        "a server that tells alice, too",
        "a server that tells alice instead of carol",
        "a server that sends the payload as a text",
    ],
    hints: [
        "The table shows one transcript that you judged wrongly. Say in one sentence why that server was right or \
            wrong. Where does your code ask that question?",
        "What was not heard leaves no entry. So go through the clients, not through the entries: for each client, \
         what should it have heard in this step, and what did it hear?",
        "For each step and each client, collect that client's entries. The sender must have none. Everybody else \
         must have exactly one, a `typing` with the step's payload. Then look for entries of somebody who is not a \
         client.",
    ],
    stages: &[],
};
