//! What the command line and the book say of `announce_everywhere`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "No emit crosses a namespace: who means all of them has to emit in each.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["emit_all", "namespace"],
    chat: "Nothing that is said in the chat crosses organisations. Only `GET /health` looks at all of them.",
    steps: &[
        "cora announces on /chat",
        "vera announces at the front door, and nick on /news",
        "ada announces on /admin",
        "ari announces, after viktor and nele came",
    ],
    hints: [
        "Count for each client how often it heard the announcement. Which namespace are those in who heard \
            nothing?",
        "`io.emit` reaches \"/\" and nothing else. There is no single emit for the whole server: one for each \
         namespace is needed, the announcer's own among them.",
        "`io.nsps()` lists every namespace, ready to emit: go through it once. And `/chat` and `/news` must be \
         declared, too, or their clients are refused.",
    ],
    stages: &[],
};
