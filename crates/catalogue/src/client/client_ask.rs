//! What the command line and the book say of `client_ask`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A question has more ends than an answer, and each must end the waiting.",
    minutes: 40,
    talk: 10,
    difficulty: Difficulty::Hard,
    needs: &["client_listen", "ack_reply"],
    chat: "The chat's clients ask, too: `rooms` and `who` are questions that an ack answers.",
    steps: &[
        "the server answers",
        "the server refuses to answer",
        "the server never answers",
        "the server disconnects instead of answering",
    ],
    hints: [
        "How many things can happen instead of an answer? Each of them needs a way to tell your function that it \
            is over.",
        "Let every callback put what it has to tell into one channel: connected, answered, lost. Wait for that channel under one time-out that begins with the call.",
        "`tokio::time::timeout_at` with a deadline taken in the first line, around connecting and waiting. `Event::Error` and `Event::Close` mean lost. In the ack's callback, the answer is `values[0][0]`.",
    ],
    stages: &[],
};
