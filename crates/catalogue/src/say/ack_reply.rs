//! What the command line and the book say of `ack_reply`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "An acknowledgement is the answer to one event of one client, and every path of the handler must end in one.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["typed_events"],
    chat: "Every event of the chat is acknowledged, with what was asked for or with an `error`.",
    steps: &[
        "alice asks for 2 and 3",
        "bob asks for -5 and 3",
        "carol forgets b",
        "bob asks for a sum that is too big",
    ],
    hints: [
        "`_ack` is the line back to the one who asks. Look at the table: is there a question for which nothing \
            went down that line?",
        "`TryData<Add>` lets your handler run for what does not fit, too. For the sum, look for the `i32` method that \
         says whether it fits.",
        "`a.checked_add(b)` is an `Option`. Make one `answer` out of all cases, `{\"sum\": …}` or `{\"error\": …}`, and \
         end with `let _ = ack.send(&answer);`.",
    ],
    stages: &[],
};
