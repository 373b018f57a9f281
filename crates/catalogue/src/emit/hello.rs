//! What the command line and the book say of `hello`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A namespace is declared with a handler that runs for each client, and its socket speaks to that client alone.",
    minutes: 10,
    talk: 5,
    difficulty: Difficulty::Easy,
    needs: &[],
    chat: "The chat's first word to whoever joins a room is its history, and it is said to her alone.",
    steps: &[
        "alice, bob and carol connect",
        "dora connects by polling",
        "somebody who says no name connects",
        "alice connects with her phone, too",
    ],
    hints: [
        "The closure runs once for each client that connects. One of its two values stands for everybody, the \
            other for the client that has just come.",
        "`socket` is the newcomer. Speaking is called `emit`: the name of the event, then a reference to the payload. \
         `serde_json::json!` writes a payload.",
        "`socket.emit(\"welcome\", &json!({\"text\": \"Welcome!\"}))` sends it. It returns a `Result`, and what fails \
         here may be ignored: `let _ = …;`.",
    ],
    stages: &[],
};
